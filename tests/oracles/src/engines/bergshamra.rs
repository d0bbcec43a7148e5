//! bergshamra: pure Rust, in this process.

use crate::engine::{Answer, Engine, Refusal};
use crate::keys::Identity;
use crate::template::{Encrypting, Management, Signing};
use bergshamra::keys::{Key, loader};
use bergshamra::{DsigContext, EncContext, KeysManager};
use openssl::ec::EcKey;
use openssl::pkey::PKey;

struct Bergshamra;

pub(super) fn start() -> Box<dyn Engine> {
    Box::new(Bergshamra)
}

fn no(error: impl ToString) -> Refusal {
    Refusal::No(error.to_string())
}

fn private(identity: &Identity) -> Answer<Key> {
    loader::load_pem_auto(&identity.key_pem, None).map_err(no)
}

fn public(identity: &Identity) -> Answer<Key> {
    loader::load_x509_cert_pem(&identity.certificate_pem).map_err(no)
}

fn manager(keys: impl IntoIterator<Item = Key>) -> KeysManager {
    let mut manager = KeysManager::new();
    manager.add_keys(keys);
    manager
}

fn signatures(key: Key) -> DsigContext {
    // It knows `ID` by itself; naming it again makes every one a duplicate.
    DsigContext::new(manager([key]))
}

impl Engine for Bergshamra {
    fn name(&self) -> &'static str {
        "bergshamra"
    }

    fn version(&self) -> String {
        "bergshamra 0.11.1".into()
    }

    fn sign(&mut self, unsigned: &str, how: &Signing<'_>) -> Answer<String> {
        let context = signatures(private(how.signer)?);
        bergshamra::sign(&context, &how.template(unsigned)).map_err(no)
    }

    fn verify(&mut self, document: &str, signer: &Identity) -> Answer<()> {
        let context = signatures(public(signer)?);
        let result = bergshamra::verify(&context, document).map_err(no)?;
        if result.is_valid() && result.all_reference_digests_verified() {
            Ok(())
        } else {
            Err(Refusal::No("not valid".into()))
        }
    }

    fn encrypt(&mut self, element: &str, how: &Encrypting<'_>) -> Answer<String> {
        let recipient = public(how.recipient)?;
        let Management::Agreement { der, .. } = how.management else {
            let context = EncContext::new(manager([recipient]));
            return bergshamra::encrypt(&context, &how.template(["", ""]), element.as_bytes())
                .map_err(no);
        };
        if der {
            return Err(Refusal::Unsupported("writes KeyValue only".into()));
        }
        // It finds both keys by name and makes none itself; the names are not signed or sealed.
        let curve = how.recipient.key.ec_key().map_err(no)?;
        let ephemeral = EcKey::generate(curve.group()).and_then(PKey::from_ec_key);
        let ephemeral = ephemeral
            .and_then(|key| key.private_key_to_pem_pkcs8())
            .map_err(no)?;
        let ephemeral = loader::load_pem_auto(&ephemeral, None).map_err(no)?;
        let keys = [
            ephemeral.with_name("originator"),
            recipient.with_name("recipient"),
        ];
        let context = EncContext::new(manager(keys));
        let template = how.template(["originator", "recipient"]);
        let sealed = bergshamra::encrypt(&context, &template, element.as_bytes()).map_err(no)?;
        Ok(sealed
            .replacen("<ds:KeyName>originator</ds:KeyName>", "", 1)
            .replacen("<ds:KeyName>recipient</ds:KeyName>", "", 1))
    }

    fn decrypt(&mut self, data: &str, recipient: &Identity) -> Answer<String> {
        let context = EncContext::new(manager([private(recipient)?]));
        bergshamra::decrypt(&context, data).map_err(no)
    }
}
