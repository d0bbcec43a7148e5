"""The world of a check: `eidas-bridge demo` with its two countries, and beside it a bridge of a
third country (XC), set up as an operator does, with the hub under test behind it.

In: a folder, the program, the sections of the page under test. Out: everything running and known
to the demo country XB; `logs` and `close` at the end.
"""

import base64
import json
import os
import secrets
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

from browser import Stuck

PATIENCE = 60
COUNTRY = "XC"
ABROAD = "XB"

NODE = """
[node]
country = "XC"
mode = "development"
base_url = "{base}"
listen = "{listen}"
display_name = "eIDAS bridge of the check"
[node.organisation]
name = "Check"
display_name = "Check"
url = "https://check.example.eu"
[node.technical_contact]
email = "technical@check.example.eu"
[node.support_contact]
email = "support@check.example.eu"
[keys.metadata_signing]
key_file = "keys/metadata.key"
certificate_file = "keys/metadata.pem"
[keys.saml_signing]
key_file = "keys/signing.key"
certificate_file = "keys/signing.pem"
[keys.saml_encryption]
key_file = "keys/encryption.key"
certificate_file = "keys/encryption.pem"
[keys.oidc_signing]
key_file = "keys/oidc-signing.key"
[keys.oidc_encryption]
key_file = "keys/oidc-encryption.key"
[trust]
countries_dir = "metadata/countries"
certs_dir = "certs"
allow_private_addresses = true
[log]
format = "human"
level = "info"
"""
ROLES = ["metadata-signing", "saml-signing", "saml-encryption", "oidc-signing", "oidc-encryption"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, data=None, headers=None, expect=200):
    """Bytes of an answer; another status than `expect` ends the check."""
    request = urllib.request.Request(url, data=data, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, body = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        status, body = error.code, error.read()
    if status != expect:
        raise SystemExit(f"{url}: status {status}: {body[:400]!r}")
    return body


def wait_for(url, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit(f"{what} is not up: {url}")


def claims_of(token):
    """The claims of a JWT that came straight from the token endpoint."""
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


class Process:
    """Something that runs until the check is over, with its log."""

    def __init__(self, name, command, folder, **environment):
        self.name, self.log = name, folder / f"{name}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                env={**os.environ, **environment}, start_new_session=True)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)


class World:
    """The demo, and our bridge in `folder/bridge`."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.processes = []
        port = free_port()
        self.base, self.listen = f"http://127.0.0.1:{port}", f"127.0.0.1:{port}"
        self.bridge = folder / "bridge"
        temporary = folder / "demo"
        temporary.mkdir()
        front = free_port()
        self.run("demo", [program, "demo", "--port", str(front)], TMPDIR=str(temporary))
        wait_for(f"http://127.0.0.1:{front}/", "the demo")
        [site] = temporary.glob(f"eidas-bridge-demo-*/{ABROAD}")
        self.abroad = site
        self.abroad_anchor = site.parent / "XA" / "certs" / "countries" / f"{ABROAD}.pem"
        settings = tomllib.loads((site / "bridge.toml").read_text())
        self.abroad_base = settings["node"]["base_url"]
        self.abroad_hub = settings["proxy_service"]["hub"]["issuer"]

    def run(self, name, command, **environment):
        process = Process(name, command, self.folder, **environment)
        self.processes.append(process)
        return process

    def call(self, *arguments, config=None):
        command = [self.program, *arguments, "--config", config or self.bridge / "bridge.toml"]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start_bridge(self, sections, secret_files):
        """Our bridge, with the page's sections; the secrets they name are made here."""
        for name in ["secrets", "metadata/countries", "certs/countries"]:
            (self.bridge / name).mkdir(parents=True)
        for name in secret_files:
            path = self.bridge / name
            path.write_text(secrets.token_urlsafe(48))
            path.chmod(0o600)
        text = sections + NODE.format(base=self.base, listen=self.listen)
        (self.bridge / "bridge.toml").write_text(text)
        for role in ROLES:
            self.call("keys", "generate", "--role", role)
        self.call("check-config")
        command = [self.program, "serve", "--config", str(self.bridge / "bridge.toml")]
        self.run("bridge", command)
        wait_for(f"{self.base}/livez", "our bridge")

    def introduce(self):
        """The two countries get to know each other, by the commands of docs/OPERATING.md."""
        self._add(self.abroad_base, self.abroad_anchor, "Demo country", ABROAD,
                  self.bridge / "bridge.toml")
        self._add(self.base, self.bridge / "keys" / "metadata.pem", "Country of the check",
                  COUNTRY, self.abroad / "bridge.toml")
        wait_for(f"{self.base}/readyz", "our bridge")
        self._learnt(self.bridge, ABROAD)
        self._learnt(self.abroad, COUNTRY)

    def _learnt(self, folder, country):
        """Waits until a running bridge has taken and kept both documents of a country."""
        end = time.monotonic() + PATIENCE
        while len(list((folder / "state" / country).glob("*.xml"))) < 2:
            if time.monotonic() > end:
                raise SystemExit(f"the metadata of {country} did not come")
            time.sleep(0.2)

    def _add(self, base, anchor, name, code, config):
        self.call("country", "add", "--metadata", f"{base}/proxy-service/metadata",
                  "--metadata", f"{base}/connector/metadata", "--anchor", str(anchor),
                  "--name-en", name, "--by", "Ada Verhulst", config=config)
        self.call("country", "approve", code, "--by", "Bo Claes", "--yes", config=config)

    # ---- what people do -----------------------------------------------------------------------

    def log_in_abroad(self, browser, page, citizen, level="", answer="login"):
        """From our country page to the end, as a citizen of the demo country."""
        form = page.form("/connector/country")
        page = browser.submit(form, ("country", ABROAD))
        form = page.form("/login")
        return browser.submit(form, ("answer", answer), citizen=citizen, level=level)

    def service_abroad(self, browser, acr="eidas2"):
        """From the demo country's service to the first page of our hub."""
        page = browser.get(f"{self.abroad_hub}/service")
        page = browser.submit(page.form("/service/login"), acr=acr, who="person")
        return browser.submit(page.form("/connector/country"), ("country", COUNTRY))

    def result_abroad(self, page):
        """What the demo country's service received: acr and claims, or the error."""
        if not page.url.startswith(f"{self.abroad_hub}/service/result"):
            raise Stuck(f"not at the service's end but at {page.url}: {page.body[:600]}")
        if "error" in page.texts:
            return page.texts["error"].strip(), None
        return page.texts["acr"].strip(), json.loads(page.texts["claims"])

    def close(self):
        for process in reversed(self.processes):
            process.stop()

    def logs(self):
        for process in self.processes:
            text = process.log.read_text("utf-8", "replace") if process.log.exists() else ""
            print(f"---- end of {process.name}.log\n" + "\n".join(text.splitlines()[-25:]))
