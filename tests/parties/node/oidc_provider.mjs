// npm's oidc-provider as the national hub behind the bridge's Proxy-Service: one client, one
// citizen, and a page on which the person logs in at a level or refuses.
import Provider from 'oidc-provider';

const ALGORITHMS = { signing: ['ES256', 'ES384', 'RS256', 'PS256'], alg: ['ECDH-ES', 'ECDH-ES+A256KW'], enc: ['A256GCM', 'A128GCM'] };
const CITIZEN = {
  given_name: 'Anne-Laure Gaëlle',
  family_name: 'Dubinôre',
  birthdate: '1981-07-24',
  gender: 'female',
  email: 'anne-laure@example.org',
  address: { street_address: "12 rue de l'Étoile", locality: 'Saint-Élan', postal_code: '10420', country: 'XA' },
};

let provider;
let pushes = 0;
const requests = [];
const interaction = async (request, response) => {
  const { uid, params, prompt } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    requests.push({ ...params, prompt: prompt.name, pushed: pushes > 0 });
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>hub</title>
      <form method="post" action="/interaction/${uid}"><input name="level" value="">
      <button name="answer" value="login">Log in</button>
      <button name="answer" value="refuse">Refuse</button></form>`);
    return;
  }
  const form = new URLSearchParams(await bodyOf(request));
  const asked = (params.acr_values ?? '').split(' ')[0];
  const result = form.get('answer') === 'refuse'
    ? { error: 'access_denied', error_description: 'The person refused.' }
    : { login: { accountId: 'anne-laure', acr: form.get('level') || asked, amr: ['pwd'] } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, url);
  if (!provider) {
    response.writeHead(503).end();
  } else if (pathname === '/seen') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(requests));
  } else if (pathname.startsWith('/interaction/')) {
    interaction(request, response).catch((error) => {
      response.writeHead(400, { 'content-type': 'text/html' }).end(`<pre id="problem">${error.name}</pre>`);
    });
  } else {
    // Where it takes pushed requests.
    if (pathname === '/request') pushes += 1;
    provider.callback()(request, response);
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
say({ url, party: `oidc-provider ${versionOf('oidc-provider')}`, runtime: `node ${process.version}` });

const { client, acr, par, fapi } = await told();
// It warns of what it is on loopback only.
console.info = console.warn = () => {};
provider = new Provider(url, {
  clients: [{ response_types: ['code'], grant_types: ['authorization_code'], ...client }],
  jwks: { keys: [keyPair('ec', 'P-256', 'sig', 'hub-ec').secret, keyPair('ec', 'P-384', 'sig', 'hub-ec384').secret, keyPair('rsa', 2048, 'sig', 'hub-rsa').secret] },
  acrValues: acr,
  scopes: ['openid', 'profile', 'email', 'address', 'phone'],
  claims: {
    acr: null, auth_time: null, iss: null, sid: null,
    openid: ['sub'],
    profile: ['given_name', 'family_name', 'birthdate', 'gender'],
    email: ['email'],
    address: ['address'],
    phone: ['phone_number'],
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    encryption: { enabled: true },
    jwtUserinfo: { enabled: true },
    claimsParameter: { enabled: true },
    pushedAuthorizationRequests: { enabled: Boolean(par), requirePushedAuthorizationRequests: par === 'required' },
    ...(fapi && { fapi: { enabled: true, profile: fapi } }),
  },
  enabledJWA: {
    clientAuthSigningAlgValues: ALGORITHMS.signing,
    idTokenSigningAlgValues: ALGORITHMS.signing,
    userinfoSigningAlgValues: ALGORITHMS.signing,
    idTokenEncryptionAlgValues: ALGORITHMS.alg,
    userinfoEncryptionAlgValues: ALGORITHMS.alg,
    idTokenEncryptionEncValues: ALGORITHMS.enc,
    userinfoEncryptionEncValues: ALGORITHMS.enc,
  },
  pkce: { methods: ['S256'], required: () => true },
  cookies: { keys: ['a key of this test only'] },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...CITIZEN }) }),
  // Nobody is asked for consent: the bridge is the state's own.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      accountId: ctx.oidc.session.accountId,
      clientId: ctx.oidc.client.clientId,
    });
    grant.addOIDCScope('openid profile email address phone');
    grant.addOIDCClaims(Object.keys(CITIZEN));
    await grant.save();
    return grant;
  },
});
provider.on('server_error', (_, error) => console.error(error));
for (const event of ['authorization.error', 'grant.error', 'userinfo.error', 'pushed_authorization_request.error']) {
  provider.on(event, (_, error) => requests.push({ event, error: error.error, detail: error.error_detail ?? error.error_description }));
}
say({ ready: true });
