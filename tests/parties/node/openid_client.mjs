// npm's openid-client 5, the library of FranceConnect's hub, as the hub's side towards the bridge.
import { Issuer, custom, generators } from 'openid-client';

const keys = {
  ec: keyPair('ec', 'P-256', 'sig', 'sig-ec'),
  ec384: keyPair('ec', 'P-384', 'sig', 'sig-ec384'),
  rsa: keyPair('rsa', 2048, 'sig', 'sig-rsa'),
  rsaEncryption: keyPair('rsa', 2048, 'enc', 'enc-rsa'),
  ecEncryption: keyPair('ec', 'P-256', 'enc', 'enc-ec'),
};
const jwks = (part) => ({ keys: Object.values(keys).map((pair) => pair[part]) });
const logins = new Map();
const clients = new Map();
let issuer;

const register = (base, { name, tls, ...metadata }) => {
  const { Client } = issuer;
  const client = new Client(
    { redirect_uris: [`${base}/callback`], response_types: ['code'], ...metadata },
    jwks('secret'),
  );
  // For a certificate of its own, and to know the bridge's.
  if (tls) client[custom.http_options] = (_, options) => ({ ...options, ...tls });
  // The library itself says what it opened and what it verified.
  const { decryptJWE, validateJWT } = client;
  client.seen = [];
  client.decryptJWE = async function (token, ...rest) {
    const { alg, enc, cty } = headerOf(token);
    const opened = await decryptJWE.call(this, token, ...rest);
    client.seen.push([alg, enc, cty].join(' '));
    return opened;
  };
  client.validateJWT = async function (token, ...rest) {
    const verified = await validateJWT.call(this, token, ...rest);
    client.seen.push(headerOf(token).alg);
    return verified;
  };
  clients.set(name, client);
};

const login = async (base, query) => {
  const client = clients.get(query.get('client'));
  const [state, nonce, verifier] = [generators.state(), generators.nonce(), generators.codeVerifier()];
  const claims = JSON.parse(query.get('claims') ?? 'null');
  let parameters = {
    scope: query.get('scope') ?? 'openid profile birthplace birthcountry',
    redirect_uri: query.get('redirect_uri') ?? `${base}/callback`,
    state,
    nonce,
    ...(query.has('acr') && { acr_values: query.get('acr') }),
    ...(query.has('prompt') && { prompt: query.get('prompt') }),
    ...(query.has('response_mode') && { response_mode: query.get('response_mode') }),
    ...(query.has('max_age') && { max_age: Number(query.get('max_age')) }),
    ...(claims && { claims }),
  };
  const pkce = query.get('pkce') !== 'no';
  if (pkce) {
    parameters.code_challenge = generators.codeChallenge(verifier);
    parameters.code_challenge_method = 'S256';
  }
  client.seen.length = 0;
  if (query.has('jar')) {
    // What the library would add to the query has to stand in the object [RFC9101 §6.3].
    const object = { response_type: 'code', ...parameters };
    parameters = { request: await client.requestObject(object), state };
    client.seen.push(`request object ${headerOf(parameters.request).alg}`);
  }
  if (query.has('par')) {
    const pushed = await client.pushedAuthorizationRequest(parameters);
    parameters = { request_uri: pushed.request_uri };
  }
  logins.set(state, { client, nonce, verifier: pkce ? verifier : undefined, query });
  return { to: client.authorizationUrl(parameters) };
};

const callback = async (base, request) => {
  if (request.method === 'POST') request.body = await bodyOf(request);
  const parameters = [...clients.values()][0].callbackParams(request);
  const { client, nonce, verifier, query } = logins.get(parameters.state);
  const checks = {
    state: parameters.state,
    nonce,
    response_type: 'code',
    ...(verifier && { code_verifier: verifier }),
    ...(query.has('max_age') && { max_age: Number(query.get('max_age')) }),
  };
  const DPoP = query.has('dpop') ? webcrypto.createPrivateKey({ key: keys.ec.secret, format: 'jwk' }) : undefined;
  const redeem = () =>
    client.callback(query.get('redeem_uri') ?? `${base}/callback`, parameters, checks, { DPoP });
  if (query.has('wrong_verifier')) checks.code_verifier = generators.codeVerifier();
  const tokens = await redeem();
  const page = { ok: true, id_token: tokens.claims(), token_type: tokens.token_type };
  if (query.has('replay')) {
    page.replay = await redeem().then(() => 'taken', (error) => error.error);
  }
  if (query.has('stolen')) page.stolen = [await asThief(issuer.userinfo_endpoint, tokens.access_token)];
  page.userinfo = await client.userinfo(tokens, { DPoP, tokenType: tokens.token_type })
    .catch((error) => ({ error: error.error ?? error.message }));
  if (query.has('again')) {
    page.again = await client.userinfo(tokens, { DPoP, tokenType: tokens.token_type })
      .then(() => 'taken', (error) => error.error);
  }
  page.seen = client.seen;
  return { page };
};

const whatIsWrong = (error) => ({
  ok: false,
  kind: error.name,
  error: error.error,
  description: error.error_description ?? error.message,
});

const base = await listen(
  {
    '/jwks': () => ({ json: jwks('open') }),
    '/login': (query) => login(base, query),
    '/callback': (_, request) => callback(base, request),
  },
  whatIsWrong,
);
say({ url: base, party: `openid-client ${versionOf('openid-client')}`, runtime: `node ${process.version}` });
const { issuer: address, clients: registrations } = await told();
custom.setHttpOptionsDefaults({ timeout: 10_000 });
issuer = await Issuer.discover(address);
registrations.forEach((registration) => register(base, registration));
say({ ready: true });
