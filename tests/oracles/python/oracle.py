"""Second opinions from PyPI, one question a line (src/worker.rs says how).

`oracle.py xmlsec` answers with libxmlsec and libxml2, `oracle.py cryptography` with XML Encryption
written here on the `cryptography` package: the recipient's side and the sender's.
"""

import base64
import os
import sys

from lxml import etree

DS = "http://www.w3.org/2000/09/xmldsig#"
DSIG11 = "http://www.w3.org/2009/xmldsig11#"
XENC = "http://www.w3.org/2001/04/xmlenc#"
XENC11 = "http://www.w3.org/2009/xmlenc11#"
NS = {"ds": DS, "dsig11": DSIG11, "xenc": XENC, "xenc11": XENC11}
AGREEMENT = "ds:KeyInfo/xenc:EncryptedKey/ds:KeyInfo/xenc:AgreementMethod"


class Unsupported(Exception):
    """The library does not offer this at all."""


def parse(data):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def written(element):
    return etree.tostring(element, encoding="utf-8", xml_declaration=False)


def text(element, path):
    found = element.find(path, NS)
    return None if found is None else base64.b64decode("".join(found.itertext()))


class Xmlsec:
    """libxmlsec, and libxml2 for canonical forms."""

    def __init__(self):
        import xmlsec

        self.lib = xmlsec
        self.version = "xmlsec " + xmlsec.__version__ + ", libxmlsec " + ".".join(
            str(part) for part in xmlsec.get_libxmlsec_version()
        )

    def key(self, pem, certificate):
        key = self.lib.Key.from_memory(pem, self.lib.KeyFormat.PEM)
        key.load_cert_from_memory(certificate, self.lib.KeyFormat.PEM)
        return key

    def only_signature(self, root):
        self.lib.tree.add_ids(root, ["ID"])
        signatures = root.findall("ds:Signature", NS)
        if len(signatures) != 1:
            raise ValueError("not exactly one signature in the root")
        return signatures[0]

    def sign(self, template, key, certificate):
        root = parse(template)
        signature = self.only_signature(root)
        context = self.lib.SignatureContext()
        context.key = self.key(key, certificate)
        context.sign(signature)
        return written(root)

    def verify(self, document, certificate):
        root = parse(document)
        signature = self.only_signature(root)
        uris = [r.get("URI") for r in signature.findall("ds:SignedInfo/ds:Reference", NS)]
        if uris != ["#" + root.get("ID", "")]:
            raise ValueError("the reference is not to the root")
        context = self.lib.SignatureContext()
        context.key = self.lib.Key.from_memory(certificate, self.lib.KeyFormat.CERT_PEM)
        context.verify(signature)
        return b""

    def encrypt(self, template, plaintext, certificate, sizes):
        # A document around it: the library wants a node to replace.
        holder = etree.Element("holder")
        holder.append(parse(plaintext))
        manager = self.lib.KeysManager()
        recipient = self.lib.Key.from_memory(certificate, self.lib.KeyFormat.CERT_PEM)
        recipient.name = "recipient"
        manager.add_key(recipient)
        template = parse(template)
        agreement = template.find(AGREEMENT, NS)
        if agreement is not None:
            names = self.name_keys(agreement)
            ephemeral = self.ephemeral(certificate)
            pem = self.lib.KeyFormat.PEM
            originator = self.lib.Key.from_memory(self.private_pem(ephemeral), pem)
            originator.name = "originator"
            manager.add_key(originator)
        context = self.lib.EncryptionContext(manager)
        context.key = self.lib.Key.generate(
            self.lib.constants.KeyDataAes, int(sizes), self.lib.constants.KeyDataTypeSession
        )
        context.encrypt_xml(template, holder[0])
        if agreement is not None:
            agreement = holder[0].find(AGREEMENT, NS)
            self.unname_keys(agreement, names)
            Cryptography().write_originator(agreement, ephemeral.public_key())
        return written(holder[0])

    def decrypt(self, data, key, certificate):
        manager = self.lib.KeysManager()
        recipient = self.key(key, certificate)
        recipient.name = "recipient"
        manager.add_key(recipient)
        holder = etree.Element("holder")
        holder.append(parse(data))
        agreement = holder[0].find(AGREEMENT, NS)
        if agreement is not None:
            from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

            public = Cryptography().originators(agreement)[0]
            pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            originator = self.lib.Key.from_memory(pem, self.lib.KeyFormat.PEM)
            originator.name = "originator"
            manager.add_key(originator)
            self.name_keys(agreement)
        context = self.lib.EncryptionContext(manager)
        return written(context.decrypt(holder[0]))

    # The library agrees on keys only with an originator and a recipient that it finds by name:
    # it takes no key value from there unless told to, and this binding cannot tell it. So this
    # script reads and writes the two key infos, and the library does all that follows.

    @staticmethod
    def name_keys(agreement):
        taken = []
        for place, name in (("Originator", "originator"), ("Recipient", "recipient")):
            info = agreement.find("xenc:%sKeyInfo" % place, NS)
            if info is None:
                info = etree.SubElement(agreement, "{%s}%sKeyInfo" % (XENC, place))
                taken.append(None)
            else:
                taken.append(list(info))
                for child in taken[-1]:
                    info.remove(child)
            etree.SubElement(info, "{%s}KeyName" % DS).text = name
        return taken

    @staticmethod
    def unname_keys(agreement, taken):
        for place, children in zip(("Originator", "Recipient"), taken):
            info = agreement.find("xenc:%sKeyInfo" % place, NS)
            if children is None:
                agreement.remove(info)
                continue
            for child in list(info):
                info.remove(child)
            for child in children:
                info.append(child)

    @staticmethod
    def ephemeral(certificate):
        from cryptography import x509
        from cryptography.hazmat.primitives.asymmetric import ec

        public = x509.load_pem_x509_certificate(certificate).public_key()
        return ec.generate_private_key(public.curve)

    @staticmethod
    def private_pem(key):
        from cryptography.hazmat.primitives import serialization as form

        return key.private_bytes(
            form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
        )

    def c14n(self, document, place):
        """The exclusive canonical form of the element at that place in document order."""
        root = parse(document)
        wanted = list(root.iter("*"))[int(place)]
        return etree.tostring(wanted, method="c14n", exclusive=True, with_comments=False)


class Cryptography:
    """XML Encryption by hand on pyca/cryptography."""

    def __init__(self):
        import cryptography
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, keywrap, serialization
        from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash

        self.x509, self.keywrap, self.serialization = x509, keywrap, serialization
        self.ec, self.padding, self.rsa = ec, padding, rsa
        self.gcm, self.concat = AESGCM, ConcatKDFHash
        self.version = "cryptography " + cryptography.__version__
        self.hashes = {
            DS + "sha1": hashes.SHA1,
            XENC + "sha256": hashes.SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384": hashes.SHA384,
            XENC + "sha512": hashes.SHA512,
            XENC11 + "mgf1sha1": hashes.SHA1,
            XENC11 + "mgf1sha256": hashes.SHA256,
            XENC11 + "mgf1sha384": hashes.SHA384,
            XENC11 + "mgf1sha512": hashes.SHA512,
        }
        self.curves = {
            "urn:oid:1.2.840.10045.3.1.7": ec.SECP256R1(),
            "urn:oid:1.3.132.0.34": ec.SECP384R1(),
            "urn:oid:1.3.132.0.35": ec.SECP521R1(),
            "urn:oid:1.3.36.3.3.2.8.1.1.7": ec.BrainpoolP256R1(),
            "urn:oid:1.3.36.3.3.2.8.1.1.11": ec.BrainpoolP384R1(),
            "urn:oid:1.3.36.3.3.2.8.1.1.13": ec.BrainpoolP512R1(),
        }
        self.lengths = {
            XENC11 + "aes128-gcm": 16,
            XENC11 + "aes192-gcm": 24,
            XENC11 + "aes256-gcm": 32,
            XENC + "kw-aes128": 16,
            XENC + "kw-aes192": 24,
            XENC + "kw-aes256": 32,
        }

    def oaep(self, method):
        digest = method.find("ds:DigestMethod", NS)
        mask = method.find("xenc11:MGF", NS)
        if digest is None:
            digest = self.hashes[DS + "sha1"]
        else:
            digest = self.hashes[digest.get("Algorithm")]
        if mask is None or method.get("Algorithm") == XENC + "rsa-oaep-mgf1p":
            mask = self.hashes[DS + "sha1"]
        else:
            mask = self.hashes[mask.get("Algorithm")]
        return self.padding.OAEP(self.padding.MGF1(mask()), digest(), None)

    @staticmethod
    def other_info(params):
        """Bits of the five attributes, in their order, as one octet string."""
        bits = ""
        for name in ("AlgorithmID", "PartyUInfo", "PartyVInfo", "SuppPubInfo", "SuppPrivInfo"):
            value = params.get(name)
            if not value:
                continue
            raw = bytes.fromhex(value)
            part = "".join(format(octet, "08b") for octet in raw[1:])
            bits += part[: len(part) - raw[0]]
        if len(bits) % 8:
            raise ValueError("bits that fill no octets")
        return int(bits, 2).to_bytes(len(bits) // 8, "big") if bits else b""

    def derive(self, agreement, secret, length):
        params = agreement.find("xenc11:KeyDerivationMethod/xenc11:ConcatKDFParams", NS)
        digest = self.hashes[params.find("ds:DigestMethod", NS).get("Algorithm")]
        return self.concat(digest(), length, self.other_info(params)).derive(secret)

    def encrypt(self, template, plaintext, certificate, _sizes):
        public = self.x509.load_pem_x509_certificate(certificate).public_key()
        root = parse(template)
        method = root.find("xenc:EncryptionMethod", NS).get("Algorithm")
        key = os.urandom(self.lengths[method])
        nonce = os.urandom(12)
        sealed = nonce + self.gcm(key).encrypt(nonce, plaintext, None)
        inner = root.find("ds:KeyInfo/xenc:EncryptedKey", NS)
        inner_method = inner.find("xenc:EncryptionMethod", NS)
        agreement = inner.find("ds:KeyInfo/xenc:AgreementMethod", NS)
        if agreement is None:
            wrapped = public.encrypt(key, self.oaep(inner_method))
        else:
            ephemeral = self.ec.generate_private_key(public.curve)
            secret = ephemeral.exchange(self.ec.ECDH(), public)
            length = self.lengths[inner_method.get("Algorithm")]
            wrapped = self.keywrap.aes_key_wrap(self.derive(agreement, secret, length), key)
            self.write_originator(agreement, ephemeral.public_key())
        inner.find("xenc:CipherData/xenc:CipherValue", NS).text = base64.b64encode(wrapped)
        root.find("xenc:CipherData/xenc:CipherValue", NS).text = base64.b64encode(sealed)
        return written(root)

    def write_originator(self, agreement, public):
        form = self.serialization.PublicFormat
        info = agreement.find("xenc:OriginatorKeyInfo", NS)
        der = info.find("dsig11:DEREncodedKeyValue", NS)
        if der is not None:
            encoding = self.serialization.Encoding.DER
            encoded = public.public_bytes(encoding, form.SubjectPublicKeyInfo)
            der.text = base64.b64encode(encoded)
            return
        info = info.find("ds:KeyValue", NS)
        value = etree.SubElement(info, "{%s}ECKeyValue" % DSIG11, nsmap={"dsig11": DSIG11})
        uri = next(u for u, curve in self.curves.items() if curve.name == public.curve.name)
        etree.SubElement(value, "{%s}NamedCurve" % DSIG11).set("URI", uri)
        encoding = self.serialization.Encoding.X962
        point = public.public_bytes(encoding, form.UncompressedPoint)
        etree.SubElement(value, "{%s}PublicKey" % DSIG11).text = base64.b64encode(point)

    def originators(self, agreement):
        """Every form in which the message gives the ephemeral key; they must agree."""
        info = agreement.find("xenc:OriginatorKeyInfo", NS)
        found = []
        der = text(info, "dsig11:DEREncodedKeyValue")
        if der is not None:
            found.append(self.serialization.load_der_public_key(der))
        value = info.find("ds:KeyValue/dsig11:ECKeyValue", NS)
        if value is not None:
            curve = self.curves[value.find("dsig11:NamedCurve", NS).get("URI")]
            point = text(value, "dsig11:PublicKey")
            found.append(self.ec.EllipticCurvePublicKey.from_encoded_point(curve, point))
        return found

    def decrypt(self, data, key, _certificate):
        private = self.serialization.load_pem_private_key(key, None)
        root = parse(data)
        method = root.find("xenc:EncryptionMethod", NS).get("Algorithm")
        inner = root.find("ds:KeyInfo/xenc:EncryptedKey", NS)
        inner_method = inner.find("xenc:EncryptionMethod", NS)
        wrapped = text(inner, "xenc:CipherData/xenc:CipherValue")
        agreement = inner.find("ds:KeyInfo/xenc:AgreementMethod", NS)
        if agreement is None:
            content_key = private.decrypt(wrapped, self.oaep(inner_method))
        else:
            length = self.lengths[inner_method.get("Algorithm")]
            keys = set()
            for public in self.originators(agreement):
                secret = private.exchange(self.ec.ECDH(), public)
                derived = self.derive(agreement, secret, length)
                keys.add(self.keywrap.aes_key_unwrap(derived, wrapped))
            (content_key,) = keys
        if len(content_key) != self.lengths[method]:
            raise ValueError("a content key of another length")
        sealed = text(root, "xenc:CipherData/xenc:CipherValue")
        return self.gcm(content_key).decrypt(sealed[:12], sealed[12:], None)


def main():
    library = {"xmlsec": Xmlsec, "cryptography": Cryptography}[sys.argv[1]]()
    for line in sys.stdin:
        verb, *fields = line.strip().split(" ")
        try:
            fields = [base64.b64decode(field) for field in fields]
            if verb == "version":
                answer = library.version.encode()
            elif hasattr(library, verb):
                answer = getattr(library, verb)(*fields)
            else:
                raise Unsupported(verb)
            word = "ok"
        except Unsupported as error:
            word, answer = "unsupported", str(error).encode()
        except Exception as error:  # whatever it is, it is the answer
            word, answer = "no", (type(error).__name__ + ": " + str(error)).encode()
        print(word, base64.b64encode(answer).decode(), flush=True)


if __name__ == "__main__":
    main()
