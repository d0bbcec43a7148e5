"""Follows docs/hubs/keycloak.md: both directions through a real Keycloak, both ends compared.

Arguments: the bridge's program, Keycloak's folder, a folder for everything that is made here.
"""

import base64
import hashlib
import json
import os
import secrets
import subprocess
import sys
import urllib.parse
from pathlib import Path

import page
from browser import Browser
from verdict import Verdict
from world import World, claims_of, fetch, free_port, wait_for

ADMIN = "check"
SERVICE = "https://service.example.eu"
CITIZEN = {
    "username": "jkraemer",
    "enabled": True,
    "firstName": "Jörg",
    "lastName": "Krämer",
    "email": "joerg@people.example",
    "emailVerified": True,
    "attributes": {"birthdate": ["1971-08-30"], "gender": ["male"], "birthplace": ["Gießen"]},
    "credentials": [{"type": "password", "value": "right horse", "temporary": False}],
}


class Keycloak:
    """A running Keycloak, and its own command for administrators."""

    def __init__(self, home, world, folder):
        self.home, self.folder = home, folder
        if os.environ.get("LAB"):
            self.url, self.password = os.environ["LAB"], "admin"
            return
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
        if os.environ.get("LAB"):
            self.shell("kcadm.sh delete realms/hub || true; kcadm.sh delete realms/citizens || true")

    def shell(self, script):
        """Runs a block of the page, with Keycloak's commands on the path."""
        environment = {**os.environ, "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
                       "HOME": str(self.folder)}
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


def foreign_citizen_here(world, keycloak, callback, verdict):
    """A citizen of the demo country at a service behind Keycloak, twice, then one who refuses."""
    print("A foreign citizen at a national service:")
    service, subjects = Service(keycloak, callback), []
    for asked, citizen in [("eidas2", "alexandra"), ("eidas3", "alexandra"), (None, "javier")]:
        browser = Browser([callback])
        further = {"acr_values": asked} if asked else {}
        shown = browser.get(service.begin(**further))
        arrived = world.log_in_abroad(browser, shown, citizen)
        if not arrived.arrived:
            print("\n".join(browser.hops))
            raise SystemExit(f"stuck at {arrived.url}: {arrived.body[:3000]}")
        id_token, userinfo = service.end(arrived)
        subjects.append(id_token["sub"])
        names = {"alexandra": ("Alexandra", "Papadopoulou", "1988-03-25", "female"),
                 "javier": ("javiér", "Garçia", "1965-01-01", "male")}
        found = tuple(userinfo.get(name)
                      for name in ("given_name", "family_name", "birthdate", "gender"))
        verdict.equal(f"identity, asked for {asked}", found, names[citizen])
        verdict.equal("level", id_token.get("acr"), asked or "eidas2")
        print(userinfo, id_token)
    verdict.equal("same person, same account", subjects[0], subjects[1])
    verdict.holds("another person, another account", subjects[0] != subjects[2])
    browser = Browser([callback])
    shown = world.log_in_abroad(browser, browser.get(service.begin()), "alexandra", answer="refuse")
    print(shown.url, shown.status, shown.arrived and shown.query, shown.texts)


def citizen_of_ours_abroad(world, keycloak, verdict):
    """A citizen in realm `citizens` at the demo country's service."""
    print("A citizen of ours at a foreign service:")
    for asked, wanted in [("eidas2", "eidas2"), ("eidas3", None)]:
        browser = Browser()
        shown = world.service_abroad(browser, asked)
        try:
            shown = browser.submit(shown.form("/login-actions/authenticate"),
                               username=CITIZEN["username"], password="right horse")
        except Exception as error:
            print("\n".join(browser.hops)); print(shown.body[:1500])
            raise
        if 1:
            print("\n".join(browser.hops))
        acr, claims = world.result_abroad(shown)
        print(acr, claims)
        if wanted is None:
            verdict.equal("a level that Keycloak does not reach", acr, "unmet_authentication_requirements")
            continue
        found = tuple(claims.get(name) for name in
                      ("given_name", "family_name", "birthdate", "gender", "birthplace", "email"))
        verdict.equal("identity", found, ("Jörg", "Krämer", "1971-08-30", "male", "Gießen",
                                          "joerg@people.example"))
        verdict.equal("level", acr, wanted)


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
                       "kcadm.sh update users/profile -r citizens -s "
                       "unmanagedAttributePolicy=ADMIN_EDIT\n" + blocks["citizens.sh"])
        (folder / "citizen.json").write_text(json.dumps(CITIZEN))
        keycloak.shell("kcadm.sh create users -r citizens -f citizen.json")
        world.start_bridge(blocks["connector.toml"] + blocks["proxy-service.toml"],
                           ["secrets/person-identifier"])
        world.introduce()
        foreign_citizen_here(world, keycloak, f"{callback}/callback", verdict)
        citizen_of_ours_abroad(world, keycloak, verdict)
    except BaseException:
        world.logs()
        raise
    finally:
        world.close()
    return verdict.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
