//! What a server says of itself.
//!
//! In: the text that `INFO` answers. Out: which process and history it is, whether it is in
//! charge, how full it is, and whether it would throw live records away.

use std::collections::HashMap;

use super::super::Finding;

/// One look at a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facts {
    /// This process and this history of its data: another one after a restart, and after another
    /// server took over.
    pub(super) identity: String,
    /// Whether it takes writes.
    pub(super) in_charge: bool,
    /// Whether it is still reading its data.
    pub(super) loading: bool,
    version: String,
    used: u64,
    limit: u64,
    policy: String,
    appends: bool,
    replicas: u64,
}

impl Facts {
    /// Reads what `INFO` answered.
    pub(super) fn read(info: &str) -> Option<Self> {
        let lines = info.lines().filter_map(|line| line.split_once(':'));
        let said: HashMap<&str, &str> = lines.collect();
        let text = |name: &str| said.get(name).map(|text| text.trim());
        let number = |name: &str| text(name).and_then(|text| text.parse().ok()).unwrap_or(0);
        Some(Self {
            identity: format!("{} {}", text("run_id")?, text("master_replid")?),
            in_charge: text("role")? == "master",
            loading: number("loading") != 0,
            version: text("redis_version").unwrap_or("unknown").to_owned(),
            used: number("used_memory"),
            limit: number("maxmemory"),
            policy: text("maxmemory_policy").unwrap_or("unknown").to_owned(),
            appends: number("aof_enabled") != 0,
            replicas: number("connected_slaves"),
        })
    }

    /// Whether live records may be thrown away for new ones: marks among them, without which a
    /// message counts twice.
    pub(super) fn evicts(&self) -> bool {
        self.limit > 0 && self.policy != "noeviction"
    }

    /// Whether less than that part of its memory is used. Without a limit nobody knows.
    pub(super) fn is_below(&self, tenths: u64) -> bool {
        self.limit == 0 || self.used.saturating_mul(10) < self.limit.saturating_mul(tenths)
    }

    /// What an operator should know.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let finding = |good, code, text| Finding { good, code, text };
        let memory = if self.limit == 0 {
            finding(
                false,
                "store.unbounded",
                "maxmemory is not set: whoever starts logins may fill the machine".to_owned(),
            )
        } else {
            let (used, limit) = (self.used >> 20, self.limit >> 20);
            finding(true, "store.bounded", format!("{used} of {limit} MiB used"))
        };
        let eviction = if self.evicts() {
            let text = format!("maxmemory-policy is {}: must be noeviction", self.policy);
            finding(false, "store.evicts", text)
        } else {
            finding(
                true,
                "store.keeps",
                format!("maxmemory-policy {}", self.policy),
            )
        };
        let persistence = if self.appends {
            "append-only file on"
        } else {
            "no append-only file: a restart ends every login under way"
        };
        let text = format!(
            "version {}, {persistence}, {} replicas",
            self.version, self.replicas
        );
        vec![finding(true, "store.server", text), memory, eviction]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INFO: &str = "# Server\r\nredis_version:7.0.15\r\nrun_id:aa\r\nrole:master\r\n\
        master_replid:bb\r\nused_memory:60\r\nmaxmemory:100\r\nmaxmemory_policy:volatile-lru\r\n";

    #[test]
    fn what_a_server_says_is_judged() {
        let facts = Facts::read(INFO).unwrap();
        assert_eq!(facts.identity, "aa bb");
        assert!(facts.in_charge && facts.evicts() && !facts.is_below(5) && facts.is_below(9));
        let safe = INFO.replace("volatile-lru", "noeviction");
        assert!(!Facts::read(&safe).unwrap().evicts());
        let unbounded = INFO.replace("maxmemory:100", "maxmemory:0");
        let unbounded = Facts::read(&unbounded).unwrap();
        assert!(!unbounded.evicts() && unbounded.is_below(5));
        assert!(
            unbounded
                .findings()
                .iter()
                .any(|it| it.code == "store.unbounded")
        );
        assert_eq!(Facts::read("PONG"), None);
    }
}
