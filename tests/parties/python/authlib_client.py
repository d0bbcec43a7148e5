"""PyPI's Authlib in a Flask application, as a client of the bridge (tests/parties/party.rs)."""

import json
import logging
import os
import platform
import sys
import threading
import time
from base64 import urlsafe_b64decode
from importlib.metadata import version

from authlib.integrations.flask_client import FlaskOAuth2App, OAuth, OAuthError
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from flask import Flask, jsonify, request, session
from joserfc import jwe, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey
from markupsafe import escape
from werkzeug.serving import make_server

# It asks for TLS everywhere but where it is told that this is loopback.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
SIGNING = {
    "ES256": ECKey.generate_key("P-256", {"use": "sig", "kid": "sig-ec"}),
    "RS256": RSAKey.generate_key(2048, {"use": "sig", "kid": "sig-rsa"}),
}
DECRYPTION = {
    "ECDH-ES": ECKey.generate_key("P-256", {"use": "enc", "kid": "enc-ec"}),
    "RSA-OAEP": RSAKey.generate_key(2048, {"use": "enc", "kid": "enc-rsa"}),
}
KEYS = [*SIGNING.values(), *DECRYPTION.values()]

app = Flask(__name__)
app.secret_key = os.urandom(32)
app.config["SESSION_COOKIE_NAME"] = "authlib"
seen = []
clients = {}


def header_of(token):
    part = token.split(".")[0]
    return json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def opened(token):
    """A nested token's inside, which Authlib leaves to its application; others as they are."""
    if token.count(".") != 4:
        return token
    header = header_of(token)
    seen.append(" ".join(header[name] for name in ("alg", "enc", "cty") if name in header))
    algorithms = [header["alg"], "A256GCM"]
    return jwe.decrypt_compact(token, DECRYPTION[header["alg"]], algorithms=algorithms).plaintext.decode()


class Client(FlaskOAuth2App):
    def parse_id_token(self, token, nonce, **more):
        token["id_token"] = opened(token["id_token"])
        claims = super().parse_id_token(token, nonce, **more)
        seen.append(header_of(token["id_token"])["alg"])
        return claims


class ShortLived(PrivateKeyJWT):
    """It signs for an hour by itself, names the token endpoint, and where claims are given once
    it sends the first `jti` again and again."""

    def sign(self, auth, token_endpoint):
        self.claims = {"exp": int(time.time()) + 60}
        return super().sign(auth, self.audience or token_endpoint)


def shown(page):
    return f'<!doctype html><title>party</title><pre id="result">{escape(json.dumps(page))}</pre>'


def wrong(error):
    kind = type(error).__name__
    code = getattr(error, "error", None)
    return shown({"ok": False, "kind": kind, "error": code, "description": str(error)})


@app.get("/jwks")
def jwks():
    return jsonify(KeySet(KEYS).as_dict(private=False))


@app.get("/login")
def login():
    asked = request.args.to_dict()
    name = asked.pop("client")
    seen.clear()
    callback = f"{base}/callback"
    return clients[name].authorize_redirect(asked.pop("redirect_uri", callback), **asked)


@app.get("/callback")
def callback():
    state = request.args.get("state")
    name = next(name for name in clients if f"_state_{name}_{state}" in session)
    client = clients[name]
    saved = dict(session)
    try:
        token = client.authorize_access_token()
    except (OAuthError, JoseError) as error:
        return wrong(error)
    page = {"ok": True, "id_token": dict(token["userinfo"])}
    metadata = client.load_server_metadata()
    response = client.get(metadata["userinfo_endpoint"], token=token)
    response.raise_for_status()
    if response.headers["content-type"].startswith("application/jwt"):
        keys = KeySet.import_key_set(client.fetch_jwk_set())
        inside = jwt.decode(opened(response.text), keys, algorithms=["ES256"])
        seen.append(inside.header["alg"])
        assert inside.claims["iss"] == metadata["issuer"]
        assert inside.claims["aud"] in (client.client_id, [client.client_id])
        page["userinfo"] = inside.claims
    else:
        page["userinfo"] = response.json()
    session.update(saved)
    try:
        client.authorize_access_token()
        page["replay"] = "taken"
    except OAuthError as error:
        page["replay"] = error.error
    page["seen"] = list(seen)
    return shown(page)


def register(oauth, issuer, registration):
    name = registration["name"]
    method = registration["token_endpoint_auth_method"]
    secret = registration.get("client_secret")
    if method == "private_key_jwt":
        alg = registration.get("signing", "ES256")
        method = ShortLived(headers={"kid": SIGNING[alg].kid}, alg=alg)
        method.audience = registration.get("assertion", {}).get("audience")
        secret = SIGNING[alg]
    clients[name] = oauth.register(
        name,
        client_id=registration["client_id"],
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile birthplace birthcountry",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": method,
        },
    )


def say(value):
    print(json.dumps(value), flush=True)


server = make_server("127.0.0.1", 0, app, threaded=True)
base = f"http://127.0.0.1:{server.server_port}"
say({"url": base, "party": f"Authlib {version('Authlib')}", "runtime": f"Python {platform.python_version()}"})
logging.getLogger("werkzeug").disabled = True
threading.Thread(target=server.serve_forever, daemon=True).start()
told = json.loads(sys.stdin.readline())
registry = OAuth(app)
registry.oauth2_client_cls = Client
for one in told["clients"]:
    register(registry, told["issuer"], one)
say({"ready": True})
# Ends with whoever told it, and at the latest after a while.
threading.Timer(240, lambda: os._exit(3)).start()
sys.stdin.read()
os._exit(0)
