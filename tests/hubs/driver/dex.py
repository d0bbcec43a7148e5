"""Follows docs/hubs/dex.md: a foreign citizen through a real dex, and what becomes of the other
direction.

Arguments: the bridge's program, dex's, a folder for everything that is made here.
"""

import base64
import hashlib
import html
import json
import re
import secrets
import sys
import urllib.parse
from pathlib import Path

import page
from browser import Browser
from verdict import Verdict
from world import World, claims_of, fetch, free_port, wait_for

PASSWORD = "right horse"
# The hash is bcrypt's of this password.
LOCAL_USER = """
staticPasswords:
  - email: joerg@people.example
    username: jkraemer
    userID: 08a8684b-db88-4b73-90a9-3cd1661f5466
    hash: $2a$10$zAdGHcYWVrFu.iv2Yn8Zj.P0.5HEBgOvMpzGT4IiZ9TCuy4MQp8lC
"""


class Service:
    """A national service: a static client of dex."""

    def __init__(self, issuer, callback, secret):
        self.issuer, self.callback, self.secret = issuer, callback, secret

    def begin(self):
        self.verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        query = {"client_id": "a-service", "response_type": "code", "state": "s", "nonce": "n",
                 "scope": "openid profile groups federated:id", "redirect_uri": self.callback,
                 "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
                 "code_challenge_method": "S256", "connector_id": "eidas"}
        return f"{self.issuer}/auth?{urllib.parse.urlencode(query)}"

    def end(self, arrived):
        form = {"grant_type": "authorization_code", "code": arrived.query["code"],
                "redirect_uri": self.callback, "client_id": "a-service",
                "client_secret": self.secret, "code_verifier": self.verifier}
        answer = fetch(f"{self.issuer}/token", urllib.parse.urlencode(form).encode())
        return claims_of(json.loads(answer)["id_token"])


def foreign_citizen_here(world, service, verdict):
    print("A foreign citizen at a national service:")
    subjects = []
    for citizen, name, birthdate in [("alexandra", "Alexandra Papadopoulou", "1988-03-25"),
                                     ("javier", "javiér Garçia", "1965-01-01")]:
        browser = Browser([service.callback])
        shown = world.log_in_abroad(browser, browser.get(service.begin()), citizen)
        claims = service.end(shown)
        subjects.append(claims["sub"])
        verdict.equal("name", claims.get("name"), name)
        verdict.holds("birthdate among the groups", f"birthdate:{birthdate}" in claims["groups"])
        verdict.holds("level among the groups", "acr:eidas2" in claims["groups"])
        identifier = claims["federated_claims"]["user_id"]
        verdict.holds("the foreign identifier", identifier.startswith("XB/XC/"))
    verdict.holds("another person, another subject", subjects[0] != subjects[1])
    browser = Browser([service.callback])
    shown = world.log_in_abroad(browser, browser.get(service.begin()), "alexandra", answer="refuse")
    verdict.equal("who refuses is told so by dex", shown.query.get("error"), "access_denied")


def citizen_of_ours_abroad(world, verdict):
    print("A citizen of ours at a foreign service:")
    browser = Browser()
    shown = world.service_abroad(browser)
    link = re.search(r'href="([^"]*/auth/local[^"]*)"', shown.body)
    if link:
        shown = browser.get(urllib.parse.urljoin(shown.url, html.unescape(link[1])))
    shown = browser.submit(shown.form("/auth/local/login"), login="joerg@people.example",
                           password=PASSWORD)
    error, claims = world.result_abroad(shown)
    verdict.equal("dex says no level, so nobody is vouched for", (error, claims),
                  ("unmet_authentication_requirements", None))
    log = (world.folder / "bridge.log").read_text("utf-8")
    verdict.holds("the bridge's log says why", 'code="hub.level-not-reached"' in log)


def main(program, dex, folder):
    verdict = Verdict("dex")
    world = World(program, folder)
    try:
        port, callback = free_port(), f"http://127.0.0.1:{free_port()}"
        url = f"http://127.0.0.1:{port}"
        addresses = {"https://eidas.example.eu": world.base, "https://login.example.eu": url,
                     "https://service.example.eu": callback, "127.0.0.1:5556": f"127.0.0.1:{port}"}
        blocks = page.blocks("dex.md", addresses)
        (folder / "config.yaml").write_text(blocks["config.yaml"] + LOCAL_USER)
        names = ["secrets/person-identifier", "secrets/hub-as-client", "secrets/us-as-client"]
        world.start_bridge(blocks["connector.toml"] + blocks["proxy-service.toml"], names)
        secret = {name: (world.bridge / name).read_text() for name in names}
        service_secret = secrets.token_urlsafe(24)
        world.run("dex", [str(dex), "serve", str(folder / "config.yaml")],
                  EIDAS_SECRET=secret["secrets/hub-as-client"],
                  BRIDGE_SECRET=secret["secrets/us-as-client"], SERVICE_SECRET=service_secret)
        wait_for(f"{url}/dex/.well-known/openid-configuration", "dex")
        world.introduce()
        service = Service(f"{url}/dex", f"{callback}/callback", service_secret)
        foreign_citizen_here(world, service, verdict)
        citizen_of_ours_abroad(world, verdict)
    except BaseException:
        world.logs()
        raise
    finally:
        world.close()
    return verdict.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
