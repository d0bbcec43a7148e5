//! One public key as a JWK [RFC7517 §4], checked when it is read: known curve and point on it,
//! RSA between 2048 and 8192 bits. Private members are never read and never written.

use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::pkey::{HasPublic, Id, PKey, PKeyRef, Public};
use openssl::rsa::Rsa;
use serde_json::{Map, Value, json};

use super::algorithm::{Curve, JwsAlgorithm, KeyManagementAlgorithm, KeyUse};
use super::{JoseError, compact};

const MIN_RSA_BITS: i32 = 2048;
const MAX_RSA_BITS: i32 = 8192;

/// A public key with what its publisher says about it.
#[derive(Debug, Clone)]
pub struct PublicJwk {
    kid: Option<String>,
    usage: Option<KeyUse>,
    algorithm: Option<String>,
    material: Material,
    key: PKey<Public>,
}

/// The key's numbers as they stand in the JWK, base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Material {
    Ec { curve: Curve, x: String, y: String },
    Rsa { n: String, e: String },
}

impl PublicJwk {
    /// Publishes a key: `kid` becomes its thumbprint [RFC7638 §3]. `algorithm` is the `alg`
    /// member, for publishers that tie a key to one. Fails for kinds that we do not accept.
    pub fn from_public_key<T: HasPublic>(
        key: &PKeyRef<T>,
        usage: KeyUse,
        algorithm: Option<&str>,
    ) -> Result<Self, JoseError> {
        let material = match key.id() {
            Id::EC => ec_material(key),
            Id::RSA => rsa_material(key),
            _ => Err(JoseError::KeyUnsuitable),
        }?;
        let mut jwk = Self {
            kid: None,
            usage: Some(usage),
            algorithm: algorithm.map(str::to_owned),
            key: material.to_key()?,
            material,
        };
        jwk.kid = Some(jwk.thumbprint());
        Ok(jwk)
    }

    /// Reads a JWK. `KeyUnsuitable` for unknown kinds, weak keys and points off the curve.
    pub fn from_value(value: &Value) -> Result<Self, JoseError> {
        let map = value.as_object().ok_or(JoseError::Malformed)?;
        let usage = match text(map, "use")? {
            None => None,
            Some("sig") => Some(KeyUse::Signature),
            Some("enc") => Some(KeyUse::Encryption),
            Some(_) => return Err(JoseError::KeyUnsuitable),
        };
        let required = |name| text(map, name)?.ok_or(JoseError::Malformed);
        let material = match required("kty")? {
            "EC" => Material::Ec {
                curve: Curve::from_name(required("crv")?).ok_or(JoseError::KeyUnsuitable)?,
                x: required("x")?.to_owned(),
                y: required("y")?.to_owned(),
            },
            "RSA" => Material::Rsa {
                n: required("n")?.to_owned(),
                e: required("e")?.to_owned(),
            },
            _ => return Err(JoseError::KeyUnsuitable),
        };
        Ok(Self {
            kid: text(map, "kid")?.map(str::to_owned),
            usage,
            algorithm: text(map, "alg")?.map(str::to_owned),
            key: material.to_key()?,
            material,
        })
    }

    /// The public members only.
    pub fn to_value(&self) -> Value {
        let mut value = self.material.to_value();
        if let Some(map) = value.as_object_mut() {
            let usage = self.usage.map(KeyUse::as_str);
            let members = [
                ("kid", self.kid.as_deref()),
                ("use", usage),
                ("alg", self.algorithm.as_deref()),
            ];
            for (name, member) in members {
                if let Some(member) = member {
                    map.insert(name.to_owned(), member.into());
                }
            }
        }
        value
    }

    /// SHA-256 over the required members in their canonical form, base64url [RFC7638 §3].
    pub fn thumbprint(&self) -> String {
        let canonical = match &self.material {
            Material::Ec { curve, x, y } => {
                let curve = curve.as_str();
                format!(r#"{{"crv":"{curve}","kty":"EC","x":"{x}","y":"{y}"}}"#)
            }
            Material::Rsa { n, e } => format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#),
        };
        compact::encode(openssl::sha::sha256(canonical.as_bytes()))
    }

    /// The key's identifier, if its publisher gave one.
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The published use, if any.
    pub fn usage(&self) -> Option<KeyUse> {
        self.usage
    }

    /// Says nothing of the algorithm where `other`, the same key, says something else.
    pub(super) fn also_for(&mut self, other: &Self) {
        if self.algorithm != other.algorithm {
            self.algorithm = None;
        }
    }

    pub(super) fn key(&self) -> &PKey<Public> {
        &self.key
    }

    pub(super) fn curve(&self) -> Option<Curve> {
        match self.material {
            Material::Ec { curve, .. } => Some(curve),
            Material::Rsa { .. } => None,
        }
    }

    /// Whether a signature of this algorithm can have been made with this key.
    pub(super) fn fits_signature(&self, algorithm: JwsAlgorithm) -> bool {
        self.usage != Some(KeyUse::Encryption)
            && self.curve() == algorithm.curve()
            && self.allows(algorithm.as_str())
    }

    /// Whether content may be encrypted to this key with this algorithm.
    pub(super) fn fits_encryption(&self, algorithm: KeyManagementAlgorithm) -> bool {
        self.usage != Some(KeyUse::Signature)
            && self.curve().is_none() == algorithm.wants_rsa()
            && self.allows(algorithm.as_str())
    }

    fn allows(&self, algorithm: &str) -> bool {
        self.algorithm.as_deref().is_none_or(|own| own == algorithm)
    }
}

/// The numbers of an elliptic curve key that we have just made, as a JWK without further members.
pub(super) fn ec_numbers<T: HasPublic>(key: &PKeyRef<T>) -> Result<Value, JoseError> {
    Ok(ec_material(key)?.to_value())
}

impl Material {
    fn to_value(&self) -> Value {
        match self {
            Self::Ec { curve, x, y } => {
                json!({ "kty": "EC", "crv": curve.as_str(), "x": x, "y": y })
            }
            Self::Rsa { n, e } => json!({ "kty": "RSA", "n": n, "e": e }),
        }
    }

    fn to_key(&self) -> Result<PKey<Public>, JoseError> {
        match self {
            Self::Ec { curve, x, y } => {
                let (x, y) = (compact::decode(x)?, compact::decode(y)?);
                let octets = curve.coordinate_bytes();
                if x.len() != octets || y.len() != octets {
                    return Err(JoseError::KeyUnsuitable);
                }
                ec_key(*curve, &x, &y).map_err(|_| JoseError::KeyUnsuitable)
            }
            Self::Rsa { n, e } => {
                let (n, e) = (compact::decode(n)?, compact::decode(e)?);
                rsa_key(&n, &e).ok_or(JoseError::KeyUnsuitable)
            }
        }
    }
}

/// Builds the key; with that OpenSSL checks that the point is on the curve and not at infinity.
pub(super) fn ec_key(curve: Curve, x: &[u8], y: &[u8]) -> Result<PKey<Public>, ErrorStack> {
    let group = EcGroup::from_curve_name(curve.nid())?;
    let (x, y) = (BigNum::from_slice(x)?, BigNum::from_slice(y)?);
    let key = EcKey::from_public_key_affine_coordinates(&group, &x, &y)?;
    PKey::from_ec_key(key)
}

fn rsa_key(n: &[u8], e: &[u8]) -> Option<PKey<Public>> {
    let (n, e) = (BigNum::from_slice(n).ok()?, BigNum::from_slice(e).ok()?);
    // A huge exponent makes verification slow, an even or tiny one makes it meaningless.
    let sound = (MIN_RSA_BITS..=MAX_RSA_BITS).contains(&n.num_bits())
        && (2..=64).contains(&e.num_bits())
        && e.is_bit_set(0);
    let key = sound.then(|| Rsa::from_public_components(n, e).ok())??;
    PKey::from_rsa(key).ok()
}

fn ec_material<T: HasPublic>(key: &PKeyRef<T>) -> Result<Material, JoseError> {
    let unsuitable = |_: ErrorStack| JoseError::KeyUnsuitable;
    let key = key.ec_key().map_err(unsuitable)?;
    let curve = key.group().curve_name().and_then(Curve::from_nid);
    let curve = curve.ok_or(JoseError::KeyUnsuitable)?;
    let mut context = BigNumContext::new().map_err(unsuitable)?;
    let (mut x, mut y) = (
        BigNum::new().map_err(unsuitable)?,
        BigNum::new().map_err(unsuitable)?,
    );
    key.public_key()
        .affine_coordinates(key.group(), &mut x, &mut y, &mut context)
        .map_err(unsuitable)?;
    let padded = |number: &BigNum| {
        let octets = i32::try_from(curve.coordinate_bytes()).unwrap_or(i32::MAX);
        number.to_vec_padded(octets).map(compact::encode)
    };
    Ok(Material::Ec {
        curve,
        x: padded(&x).map_err(unsuitable)?,
        y: padded(&y).map_err(unsuitable)?,
    })
}

fn rsa_material<T: HasPublic>(key: &PKeyRef<T>) -> Result<Material, JoseError> {
    let key = key.rsa().map_err(|_| JoseError::KeyUnsuitable)?;
    Ok(Material::Rsa {
        n: compact::encode(key.n().to_vec()),
        e: compact::encode(key.e().to_vec()),
    })
}

fn text<'m>(map: &'m Map<String, Value>, name: &str) -> Result<Option<&'m str>, JoseError> {
    match map.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(JoseError::Malformed),
    }
}
