"""Follows docs/hubs/keycloak.md: both directions through a real Keycloak, both ends compared.

Arguments: the bridge's program, Keycloak's folder, a folder for everything that is made here.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import struct
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

import page
from browser import Browser
from verdict import Verdict
from world import World, claims_of, fetch, free_port, wait_for

ADMIN = "check"
SERVICE = "https://service.example.eu"
PASSWORD = "right horse"
OTP_KEY = "twenty bytes of a key"
CITIZEN = {
    "username": "jkraemer",
    "enabled": True,
    "firstName": "Jörg",
    "lastName": "Krämer",
    "email": "joerg@people.example",
    "emailVerified": True,
    "attributes": {"birthdate": ["1971-08-30"], "gender": ["male"], "birthplace": ["Gießen"]},
    "credentials": [
        {"type": "password", "value": PASSWORD, "temporary": False},
        {"type": "otp", "userLabel": "phone", "secretData": json.dumps({"value": OTP_KEY}),
         "credentialData": json.dumps({"subType": "totp", "digits": 6, "period": 30,
                                       "algorithm": "HmacSHA1"})},
    ],
}


class Keycloak:
    """A running Keycloak, and its own command for administrators."""

    def __init__(self, home, world, folder):
        self.home, self.folder = home, folder
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.password = secrets.token_urlsafe(16)
        world.run(
            "keycloak",
            [str(home / "bin" / "kc.sh"), "start-dev", "--http-host=127.0.0.1",
             f"--http-port={port}", "--db=dev-mem", "--cache=local"],
            KC_BOOTSTRAP_ADMIN_USERNAME=ADMIN, KC_BOOTSTRAP_ADMIN_PASSWORD=self.password,
            JAVA_OPTS_KC_HEAP="-Xms64m -Xmx768m")

    def ready(self):
        wait_for(f"{self.url}/realms/master", "Keycloak", patience=300)
        self.shell(f"kcadm.sh config credentials --server {self.url} --realm master "
                   f"--user {ADMIN} --password {self.password}")

    def shell(self, script):
        """Runs a block of the page, with Keycloak's commands on the path."""
        environment = {**os.environ, "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
                       "HOME": str(self.folder), "KC_OPTS": "-XX:TieredStopAtLevel=1"}
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=self.folder,
                              env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{script}\n{done.stdout}{done.stderr}")


class Service:
    """A national service: a client of Keycloak's realm `hub`, as service.json registers it."""

    def __init__(self, keycloak, callback):
        self.realm = f"{keycloak.url}/realms/hub/protocol/openid-connect"
        self.callback = callback

    def begin(self, **further):
        self.verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        query = {"client_id": "a-service", "response_type": "code", "scope": "openid",
                 "redirect_uri": self.callback, "state": "s", "nonce": "n",
                 "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
                 "code_challenge_method": "S256", "kc_idp_hint": "eidas", **further}
        return f"{self.realm}/auth?{urllib.parse.urlencode(query)}"

    def end(self, arrived):
        """id_token and userinfo of the login."""
        form = {"grant_type": "authorization_code", "code": arrived.query["code"],
                "redirect_uri": self.callback, "client_id": "a-service",
                "code_verifier": self.verifier}
        tokens = json.loads(fetch(f"{self.realm}/token", urllib.parse.urlencode(form).encode()))
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        userinfo = json.loads(fetch(f"{self.realm}/userinfo", headers=bearer))
        return claims_of(tokens["id_token"]), userinfo


PEOPLE = {"alexandra": ("Alexandra", "Papadopoulou", "1988-03-25", "female"),
          "javier": ("javiér", "Garçia", "1965-01-01", "male")}


def foreign_citizen_here(world, keycloak, callback, verdict):
    """Citizens of the demo country at a service behind Keycloak; one comes again, one refuses."""
    print("A foreign citizen at a national service:")
    service, subjects = Service(keycloak, callback), []
    browser = None
    for asked, citizen in [("eidas3", "alexandra"), (None, "javier"), ("eidas2", "alexandra")]:
        browser = Browser([callback])
        further = {"acr_values": asked} if asked else {}
        arrived = world.log_in_abroad(browser, browser.get(service.begin(**further)), citizen)
        id_token, userinfo = service.end(arrived)
        subjects.append(id_token["sub"])
        found = tuple(userinfo.get(name)
                      for name in ("given_name", "family_name", "birthdate", "gender"))
        verdict.equal(f"identity, asked for {asked}", found, PEOPLE[citizen])
        verdict.equal("level", id_token.get("acr"), asked or "eidas2")
    verdict.equal("same person, same account", subjects[0], subjects[2])
    verdict.holds("another person, another account", subjects[0] != subjects[1])
    # What the page warns of: asked for no level, Keycloak's own session answers. And what it advises.
    arrived = browser.get(service.begin())
    verdict.holds("asked for no level, Keycloak's session answers", arrived.arrived)
    verdict.equal("at the level of the login before", service.end(arrived)[0].get("acr"), "eidas2")
    shown = browser.get(service.begin(acr_values="eidas3"))
    arrived = world.log_in_abroad(browser, shown, "alexandra")
    verdict.equal("asked for a level, a login", service.end(arrived)[0].get("acr"), "eidas3")
    browser = Browser([callback])
    shown = browser.get(service.begin())
    shown = world.log_in_abroad(browser, shown, "alexandra", answer="refuse")
    verdict.equal("who refuses is at Keycloak's login page",
                  [form.path for form in shown.forms],
                  ["/realms/hub/login-actions/authenticate"])


def one_time_password():
    """The code of the citizen's device at this moment (RFC 6238)."""
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(OTP_KEY.encode(), moment, "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def citizen_of_ours_abroad(world, verdict):
    """A citizen in realm `citizens` at the demo country's service: with a password, and with more."""
    print("A citizen of ours at a foreign service:")
    for asked in ["eidas1", "eidas2"]:
        browser = Browser()
        shown = world.service_abroad(browser, asked)
        shown = browser.submit(shown.form("/login-actions/authenticate"),
                               username=CITIZEN["username"], password=PASSWORD)
        stepped_up = "otp" in shown.body and not shown.url.startswith(world.abroad_hub)
        if stepped_up:
            shown = browser.submit(shown.form("/login-actions/authenticate"),
                                   otp=one_time_password())
        verdict.equal(f"asked for {asked}: a second factor", stepped_up, asked == "eidas2")
        acr, claims = world.result_abroad(shown)
        found = tuple(claims and claims.get(name) for name in
                      ("given_name", "family_name", "birthdate", "gender", "birthplace", "email"))
        verdict.equal("identity", found, ("Jörg", "Krämer", "1971-08-30", "male", "Gießen",
                                          "joerg@people.example"))
        verdict.equal("level", acr, asked)


def main(program, home, folder):
    verdict = Verdict("Keycloak")
    world = World(program, folder)
    try:
        keycloak = Keycloak(home, world, folder)
        callback = f"http://127.0.0.1:{free_port()}"
        addresses = {"https://eidas.example.eu": world.base,
                     "https://login.example.eu": keycloak.url, SERVICE: callback}
        blocks = page.blocks("keycloak.md", addresses)
        for name, text in blocks.items():
            (folder / name).write_text(text)
        keycloak.ready()
        keycloak.shell("kcadm.sh create realms -s realm=hub -s enabled=true\n" + blocks["hub.sh"])
        keycloak.shell("kcadm.sh create realms -s realm=citizens -s enabled=true\n"
                       + blocks["citizens.sh"])
        (folder / "citizen.json").write_text(json.dumps(CITIZEN))
        keycloak.shell("kcadm.sh create users -r citizens -f citizen.json")
        world.start_bridge(blocks["connector.toml"] + blocks["proxy-service.toml"],
                           ["secrets/person-identifier"])
        world.introduce()
        foreign_citizen_here(world, keycloak, f"{callback}/callback", verdict)
        citizen_of_ours_abroad(world, verdict)
    except BaseException:
        world.logs()
        raise
    finally:
        world.close()
    return verdict.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
