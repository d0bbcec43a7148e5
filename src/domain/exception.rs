//! The rules that can be bent for one country, and a set of them. The list is closed: what is not
//! here cannot be bent by configuration. Who may bend which, until when, is in the country's file;
//! each is looked at in exactly one place.

/// A rule that can be bent for one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceptionKind {
    /// Takes key transport by `xmlenc#rsa-oaep-mgf1p` (`[eIDAS-CR §3.3]` of version 1.2) from a
    /// peer whose metadata does not imply it.
    OaepMgf1p,
    /// Takes SHA-1 inside `xmlenc11#rsa-oaep`, where it is named or the default
    /// (`[XMLEnc §5.5.2]`).
    OaepSha1,
    /// Takes messages signed with RSA PKCS#1 v1.5 over SHA-256 (`[RFC9231 §2.3.2]`); never
    /// metadata, never SHA-1.
    RsaPkcs1Sha256,
    /// Uses a certificate that has run out, or has not begun, where verified metadata lists no
    /// other one for that use.
    ExpiredCertificate,
    /// Takes metadata that names no `NodeCountry` (`[eIDAS-MF §2.1]`, since 1.2); a wrong one is
    /// refused all the same.
    NoNodeCountry,
    /// Speaks with nodes that declare no version but 1.1.
    Protocol11,
}

impl ExceptionKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::OaepMgf1p,
        Self::OaepSha1,
        Self::RsaPkcs1Sha256,
        Self::ExpiredCertificate,
        Self::NoNodeCountry,
        Self::Protocol11,
    ];

    /// Its name in the country's file, in the log and in what `inspect` says.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OaepMgf1p => "oaep-mgf1p",
            Self::OaepSha1 => "oaep-sha1",
            Self::RsaPkcs1Sha256 => "rsa-pkcs1-sha256",
            Self::ExpiredCertificate => "expired-certificate",
            Self::NoNodeCountry => "no-node-country",
            Self::Protocol11 => "protocol-1-1",
        }
    }

    fn bit(self) -> u16 {
        match self {
            Self::OaepMgf1p => 1,
            Self::OaepSha1 => 1 << 1,
            Self::RsaPkcs1Sha256 => 1 << 2,
            Self::ExpiredCertificate => 1 << 3,
            Self::NoNodeCountry => 1 << 4,
            Self::Protocol11 => 1 << 5,
        }
    }
}

/// The rules that are bent for a country at some time; by default none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exceptions(u16);

impl Exceptions {
    /// No rule is bent.
    pub const NONE: Self = Self(0);

    /// Whether this rule is bent.
    pub fn contains(self, kind: ExceptionKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// The same with this rule bent.
    #[must_use]
    pub fn with(self, kind: ExceptionKind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// The same with this rule as it is.
    #[must_use]
    pub fn without(self, kind: ExceptionKind) -> Self {
        Self(self.0 & !kind.bit())
    }

    /// Both sets in one.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// Whether all of these are bent in `other` too.
    pub fn are_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// One by one.
    pub fn iter(self) -> impl Iterator<Item = ExceptionKind> {
        let all = ExceptionKind::ALL.into_iter();
        all.filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<ExceptionKind> for Exceptions {
    fn from_iter<I: IntoIterator<Item = ExceptionKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exception_is_one_of_its_own() {
        let all: Exceptions = ExceptionKind::ALL.into_iter().collect();
        assert_eq!(all.iter().count(), ExceptionKind::ALL.len());
        for kind in ExceptionKind::ALL {
            let alone = Exceptions::NONE.with(kind);
            assert_eq!(alone.iter().collect::<Vec<_>>(), [kind]);
            assert!(!all.without(kind).contains(kind));
            assert!(alone.are_within(all));
            assert!(!alone.are_within(all.without(kind)));
            assert_eq!(all.without(kind).and(alone), all);
        }
        let names: std::collections::BTreeSet<_> =
            ExceptionKind::ALL.map(ExceptionKind::as_str).into();
        assert_eq!(names.len(), ExceptionKind::ALL.len());
    }
}
