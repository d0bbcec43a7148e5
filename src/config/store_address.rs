//! The one line that says which store there is.
//!
//! In: the text. Out: a kind of store and where it is, or a sentence that says what would be right.

use std::path::PathBuf;

use url::Url;

use super::reader::Checked;

/// Which store, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreAddress {
    /// `memory:`: in this process, gone at its end; one instance.
    Memory,
    /// `file:PATH`: one file; one instance, which may restart.
    File(PathBuf),
    /// `redis://…` and its kin: a server that instances share.
    Redis(RedisAddress),
}

/// A server, or several that are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedisAddress {
    /// Whether it is spoken to by TLS.
    pub tls: bool,
    /// How `hosts` hang together.
    pub layout: RedisLayout,
    /// Names or addresses, with ports; at least one.
    pub hosts: Vec<(String, u16)>,
    /// The number of the database.
    pub database: u8,
}

/// How servers hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedisLayout {
    /// One server.
    Single,
    /// The hosts are sentinels, who know which server is in charge under this name.
    Sentinel(String),
    /// The hosts are some of the servers of a cluster.
    Cluster,
}

const FORMS: &str = "must be memory:, file:PATH, redis://host:6379/0, \
    redis+sentinel://host:26379,host:26379/NAME/0 or redis+cluster://host:6379,host:6379; with \
    rediss in place of redis by TLS";

/// Reads an address.
pub(super) fn parse(text: &str) -> Checked<StoreAddress> {
    if text == "memory:" {
        return Ok(StoreAddress::Memory);
    }
    if let Some(path) = text.strip_prefix("file:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() {
            return Err("must name a file behind file:".to_owned());
        }
        return Ok(StoreAddress::File(path.into()));
    }
    let (scheme, rest) = text.split_once("://").ok_or(FORMS)?;
    let (tls, kind) = match scheme.strip_prefix("redis").ok_or(FORMS)? {
        kind if kind.starts_with("s+") || kind == "s" => (true, kind.trim_start_matches('s')),
        kind => (false, kind),
    };
    let (hosts, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, database) = match kind {
        "+sentinel" => path.split_once('/').unwrap_or((path, "")),
        _ => ("", path),
    };
    let (layout, port) = match kind {
        "" => (RedisLayout::Single, 6379),
        "+sentinel" if name.is_empty() => {
            return Err("must name the server behind the sentinels: …/NAME/0".to_owned());
        }
        "+sentinel" => (RedisLayout::Sentinel(name.to_owned()), 26379),
        "+cluster" => (RedisLayout::Cluster, 6379),
        _ => return Err(FORMS.to_owned()),
    };
    let hosts: Vec<_> = hosts
        .split(',')
        .map(|one| host(one, port))
        .collect::<Checked<_>>()?;
    if layout == RedisLayout::Single && hosts.len() > 1 {
        return Err("names several hosts: redis+sentinel or redis+cluster".to_owned());
    }
    let database = match database {
        "" => Ok(0),
        number => number
            .parse()
            .map_err(|_| "must end with the number of a database, 0 to 255".to_owned()),
    }?;
    if layout == RedisLayout::Cluster && database != 0 {
        return Err("a cluster has one database, 0".to_owned());
    }
    Ok(StoreAddress::Redis(RedisAddress {
        tls,
        layout,
        hosts,
        database,
    }))
}

/// One host with its port.
fn host(text: &str, port: u16) -> Checked<(String, u16)> {
    if text.contains('@') {
        return Err("must not hold a password: user and password_file say it".to_owned());
    }
    let wrong = || format!("names no host and port: {FORMS}");
    let url = Url::parse(&format!("redis://{text}")).map_err(|_| wrong())?;
    let name = url
        .host_str()
        .filter(|name| !name.is_empty())
        .ok_or_else(wrong)?;
    if !url.path().is_empty() || url.query().is_some() || url.fragment().is_some() {
        return Err(wrong());
    }
    let name = name.trim_start_matches('[').trim_end_matches(']');
    Ok((name.to_owned(), url.port().unwrap_or(port)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redis(text: &str) -> RedisAddress {
        match parse(text).unwrap() {
            StoreAddress::Redis(address) => address,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_form_is_read() {
        assert_eq!(parse("memory:"), Ok(StoreAddress::Memory));
        assert_eq!(
            parse("file:a/b.redb"),
            Ok(StoreAddress::File("a/b.redb".into()))
        );
        assert_eq!(
            parse("file:///v/b.redb"),
            Ok(StoreAddress::File("/v/b.redb".into()))
        );
        let one = redis("rediss://store.example:7000/3");
        assert!(one.tls && one.layout == RedisLayout::Single);
        assert_eq!(
            (one.hosts, one.database),
            (vec![("store.example".into(), 7000)], 3)
        );
        let plain = redis("redis://[::1]");
        assert_eq!(
            (plain.tls, plain.hosts),
            (false, vec![("::1".into(), 6379)])
        );
        let watched = redis("redis+sentinel://a,b:1234/main/2");
        assert_eq!(watched.layout, RedisLayout::Sentinel("main".into()));
        assert_eq!(watched.hosts, [("a".into(), 26379), ("b".into(), 1234)]);
        assert_eq!(watched.database, 2);
        let cluster = redis("rediss+cluster://a:1,b:2");
        assert!(cluster.tls && cluster.layout == RedisLayout::Cluster);
    }

    #[test]
    fn anything_else_is_refused_with_a_sentence() {
        for (text, said) in [
            ("redis", "must be memory:"),
            ("memcached://a", "must be memory:"),
            ("redis+unix://a", "must be memory:"),
            ("file:", "must name a file"),
            ("redis://user:word@a", "must not hold a password"),
            ("redis://a,b", "several hosts"),
            ("redis://a/many", "number of a database"),
            ("redis+sentinel://a", "behind the sentinels"),
            ("redis+cluster://a/1", "one database"),
            ("redis://", "no host"),
            ("redis://a:port", "no host"),
        ] {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains(said), "{text}: {problem}");
        }
    }
}
