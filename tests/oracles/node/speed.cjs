// How quick xml-crypto and xml-encryption of npm are: `speed.cjs FOLDER SECONDS` (speed/main.rs
// says what lies in the folder and what is asked). Answers in JSON.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const { SignedXml } = require("xml-crypto");
const { DOMParser } = require("@xmldom/xmldom");
const xmlenc = require("xml-encryption");

const ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
const PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
const EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

// xml-crypto has no ECDSA, but takes algorithms from outside. Keys come as text, as it passes
// them; node reads them anew for every operation.
class EcdsaSha256 {
  getSignature(signedInfo, key) {
    const signer = crypto.createSign("SHA256");
    return signer.update(signedInfo).sign({ key, dsaEncoding: "ieee-p1363" }, "base64");
  }
  verifySignature(material, key, value) {
    const verifier = crypto.createVerify("SHA256");
    return verifier.update(material).verify({ key, dsaEncoding: "ieee-p1363" }, value, "base64");
  }
  getAlgorithmName() {
    return ECDSA;
  }
}

function prepared(options) {
  const signature = new SignedXml(options);
  signature.SignatureAlgorithms = { ...signature.SignatureAlgorithms, [ECDSA]: EcdsaSha256 };
  return signature;
}

function operations(folder) {
  const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");
  const [request, response] = [read("request.xml"), read("response.xml")];
  const [privateKey, publicCert] = [read("key.pem"), read("certificate.pem")];
  const signatureAlgorithm = response.includes(PSS) ? PSS : ECDSA;

  const verify = () => {
    const document = new DOMParser().parseFromString(response, "text/xml");
    const found = document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature");
    const signature = prepared({ publicCert, getCertFromKeyInfo: () => null });
    signature.loadSignature(found[0]);
    if (!signature.checkSignature(response)) throw new Error("not valid");
    return document;
  };
  const open = () => {
    const document = verify();
    const found = document.getElementsByTagName("xenc:EncryptedData");
    let plain;
    xmlenc.decrypt(found[0].toString(), { key: privateKey }, (error, text) => {
      if (error) throw error;
      plain = text;
    });
    new DOMParser().parseFromString(plain, "text/xml");
  };
  const sign = () => {
    const signature = prepared({
      privateKey,
      publicCert,
      signatureAlgorithm,
      canonicalizationAlgorithm: EXC_C14N,
    });
    signature.addReference({
      xpath: "/*",
      transforms: [ENVELOPED, EXC_C14N],
      digestAlgorithm: SHA256,
    });
    signature.computeSignature(request, {
      prefix: "ds",
      location: { reference: "/*/*[1]", action: "after" },
    });
    return signature.getSignedXml();
  };
  return { verify, "verify and decrypt": open, sign };
}

function measured(operation, seconds) {
  const once = () => {
    const began = process.hrtime.bigint();
    operation();
    return Number(process.hrtime.bigint() - began);
  };
  const until = (length) => {
    const end = process.hrtime.bigint() + BigInt(Math.round(length * 1e9));
    const times = [once()];
    while (process.hrtime.bigint() < end) times.push(once());
    return times;
  };
  until(seconds / 2); // warm
  const times = until(seconds).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}

const [, , folder, seconds] = process.argv;
const version = (name) => require(`${name}/package.json`).version;
const results = {};
for (const name of fs.readdirSync(folder)) {
  results[name] = {};
  for (const [what, operation] of Object.entries(operations(path.join(folder, name)))) {
    try {
      results[name][what] = { ns: measured(operation, Number(seconds)) };
    } catch (error) {
      results[name][what] = { cannot: String(error.message) };
    }
  }
}
const versions = ["xml-crypto", "xml-encryption"].map((name) => `${name} ${version(name)}`);
console.log(JSON.stringify({ version: `${versions.join(", ")}, node ${process.version}`, results }));
