"""How quick libxmlsec is in one process: `speed.py FOLDER SECONDS` (speed/main.rs says what lies
in the folder and what is asked). Answers in JSON."""

import json
import pathlib
import sys
import time

from oracle import AGREEMENT, NS, Cryptography, Xmlsec, parse, written

engine = Xmlsec()
xmlsec = engine.lib


class Operations:
    """What is asked about one family of keys. Keys are read once."""

    def __init__(self, folder):
        read = lambda name: (folder / name).read_bytes()
        self.template, self.response = read("template.xml"), read("response.xml")
        self.certificate = read("certificate.pem")
        self.private = engine.key(read("key.pem"), self.certificate)
        self.private.name = "recipient"
        self.public = xmlsec.Key.from_memory(self.certificate, xmlsec.KeyFormat.CERT_PEM)

    def verify(self):
        root = parse(self.response)
        signature = engine.only_signature(root)
        context = xmlsec.SignatureContext()
        context.key = self.public
        context.verify(signature)
        return root

    def open(self):
        root = self.verify()
        data = root.find(".//xenc:EncryptedData", NS)
        manager = xmlsec.KeysManager()
        manager.add_key(self.private)
        agreement = data.find(AGREEMENT, NS)
        if agreement is not None:
            # As oracle.py does it, which says why.
            from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

            public = Cryptography().originators(agreement)[0]
            pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            originator = xmlsec.Key.from_memory(pem, xmlsec.KeyFormat.PEM)
            originator.name = "originator"
            manager.add_key(originator)
            engine.name_keys(agreement)
        plain = xmlsec.EncryptionContext(manager).decrypt(data)
        if not plain.tag.endswith("}Assertion"):
            raise ValueError("no assertion")

    def sign(self):
        root = parse(self.template)
        context = xmlsec.SignatureContext()
        context.key = self.private
        context.sign(engine.only_signature(root))
        return written(root)


def measured(operation, seconds):
    def until(length):
        end, times = time.perf_counter() + length, []
        while not times or time.perf_counter() < end:
            began = time.perf_counter_ns()
            operation()
            times.append(time.perf_counter_ns() - began)
        return times

    until(seconds / 2)  # warm
    times = sorted(until(seconds))
    return times[len(times) // 2]


def main():
    results = {}
    for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        family = results[folder.name] = {}
        operations = Operations(folder)
        for name, operation in (
            ("verify", operations.verify),
            ("verify and decrypt", operations.open),
            ("sign", operations.sign),
        ):
            try:
                family[name] = {"ns": measured(operation, float(sys.argv[2]))}
            except Exception as error:
                family[name] = {"cannot": str(error) or type(error).__name__}
    print(json.dumps({"version": engine.version, "results": results}))


main()
