// npm's openid-client 6 as a client of the bridge: every signature is verified, also of what came
// straight from the token endpoint.
const { webcrypto: web } = webcrypto;
globalThis.crypto?.subtle ?? Object.defineProperty(globalThis, 'crypto', { value: web });
globalThis.CryptoKey ??= web.CryptoKey;
const oidc = await import('openid-client-6');

const pairs = {
  ES256: keyPair('ec', 'P-256', 'sig', 'sig-ec'),
  PS256: keyPair('rsa', 2048, 'sig', 'sig-rsa'),
  'ECDH-ES': keyPair('ec', 'P-256', 'enc', 'enc-ec'),
  'RSA-OAEP': keyPair('rsa', 2048, 'enc', 'enc-rsa'),
};
pairs['RSA-OAEP-256'] = pairs['RSA-OAEP'];
const KINDS = {
  ES256: [{ name: 'ECDSA', namedCurve: 'P-256' }, ['sign']],
  PS256: [{ name: 'RSA-PSS', hash: 'SHA-256' }, ['sign']],
  'ECDH-ES': [{ name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']],
  'RSA-OAEP': [{ name: 'RSA-OAEP', hash: 'SHA-1' }, ['decrypt']],
  'RSA-OAEP-256': [{ name: 'RSA-OAEP', hash: 'SHA-256' }, ['decrypt']],
};
const privateKey = async (alg) => {
  const { use, kid, ...jwk } = pairs[alg].secret;
  return { key: await web.subtle.importKey('jwk', jwk, ...KINDS[alg].slice(0, 1), false, KINDS[alg][1]), kid };
};
const jwks = { keys: [...new Set(Object.values(pairs))].map((pair) => pair.open) };

const clients = new Map();
const logins = new Map();

const register = async (issuer, { name, client_id, client_secret, signing = 'ES256', ...metadata }) => {
  const authentication = {
    private_key_jwt: async () => oidc.PrivateKeyJwt(await privateKey(signing)),
    client_secret_post: () => oidc.ClientSecretPost(client_secret),
    client_secret_basic: () => oidc.ClientSecretBasic(client_secret),
  }[metadata.token_endpoint_auth_method];
  const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
  const config = await oidc.discovery(new URL(issuer), client_id, metadata, await authentication(), options);
  const alg = metadata.id_token_encrypted_response_alg;
  if (alg) oidc.enableDecryptingResponses(config, ['A256GCM', 'A128GCM'], { alg, ...(await privateKey(alg)) });
  const client = { config, signing, seen: [] };
  config[oidc.customFetch] = async (...call) => {
    const response = await fetch(...call);
    const type = response.headers.get('content-type') ?? '';
    const body = await response.clone().text();
    const token = type.startsWith('application/jwt') ? body : type.startsWith('application/json') && JSON.parse(body).id_token;
    if (token) {
      const { alg: how, enc, cty } = headerOf(token);
      client.seen.push([how, enc, cty].filter(Boolean).join(' '));
    }
    return response;
  };
  clients.set(name, client);
};

const login = async (base, query) => {
  const client = clients.get(query.get('client'));
  const { config } = client;
  client.seen.length = 0;
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const parameters = {
    scope: 'openid profile birthplace birthcountry',
    redirect_uri: query.get('redirect_uri') ?? `${base}/callback`,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const name of ['acr_values', 'prompt', 'max_age', 'response_mode', 'claims', 'country', 'ui_locales']) {
    if (query.has(name)) parameters[name] = query.get(name);
  }
  const DPoP = query.has('dpop')
    ? oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair(query.get('dpop')))
    : undefined;
  logins.set(state, { client, nonce, verifier, query, DPoP });
  if (query.has('jar')) {
    const url = await oidc.buildAuthorizationUrlWithJAR(config, parameters, await privateKey(client.signing));
    client.seen.push(`request object ${headerOf(url.searchParams.get('request')).alg}`);
    if (!query.has('par')) return { to: url.href };
    const pushed = await oidc.buildAuthorizationUrlWithPAR(config, url.searchParams, { DPoP });
    return { to: pushed.href };
  }
  const build = query.has('par') ? oidc.buildAuthorizationUrlWithPAR : oidc.buildAuthorizationUrl;
  return { to: (await build(config, parameters, { DPoP })).href };
};

const callback = async (base, query, request) => {
  const posted = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : query;
  const { client, nonce, verifier, query: asked, DPoP } = logins.get(posted.get('state'));
  const { config } = client;
  const url = new URL(`${base}/callback?${posted}`);
  const checks = {
    expectedState: posted.get('state'),
    expectedNonce: nonce,
    idTokenExpected: true,
    pkceCodeVerifier: asked.has('wrong_verifier') ? oidc.randomPKCECodeVerifier() : verifier,
    ...(asked.has('max_age') && { maxAge: Number(asked.get('max_age')) }),
  };
  const tokens = await oidc.authorizationCodeGrant(config, url, checks, undefined, { DPoP });
  const page = { ok: true, id_token: tokens.claims(), token_type: tokens.token_type };
  const read = (how) => oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, how);
  const failed = (error) => ({ error: whatIsWrong(error).error });
  if (asked.has('replay')) {
    page.replay = (await oidc.authorizationCodeGrant(config, url, checks, undefined, { DPoP }).catch(failed)).error;
  }
  if (asked.has('stolen')) {
    // Somebody who has the token and another key, and somebody who has none.
    const other = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair(asked.get('dpop')));
    page.stolen = [
      (await read({ DPoP: other }).catch(failed)).error,
      await asThief(config.serverMetadata().userinfo_endpoint, tokens.access_token),
    ];
  }
  if (asked.has('introspect')) page.introspected = await oidc.tokenIntrospection(config, tokens.access_token);
  if (asked.has('revoke')) await oidc.tokenRevocation(config, tokens.access_token);
  page.userinfo = await read({ DPoP }).catch(failed);
  client.hint = tokens.id_token;
  page.seen = client.seen;
  return { page };
};

const logout = (base, query) => {
  const { config, hint } = clients.get(query.get('client'));
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: hint,
    post_logout_redirect_uri: `${base}/goodbye`,
    state: query.get('state'),
  });
  return { to: url.href };
};

const whatIsWrong = (error) => ({
  ok: false,
  kind: error.name,
  error: error.error ?? error.cause?.[0]?.parameters?.error,
  description: error.error_description ?? [error.message, error.code, error.cause?.message].join('; '),
});

const base = await listen(
  {
    '/jwks': () => ({ json: jwks }),
    '/login': (query) => login(base, query),
    '/logout': (query) => logout(base, query),
    '/goodbye': (query) => ({ page: { state: query.get('state') } }),
    '/callback': (query, request) => callback(base, query, request),
  },
  whatIsWrong,
);
say({ url: base, party: `openid-client ${versionOf('openid-client-6')}`, runtime: `node ${process.version}` });
const { issuer, clients: registrations } = await told();
await Promise.all(registrations.map((registration) => register(issuer, registration)));
say({ ready: true });
