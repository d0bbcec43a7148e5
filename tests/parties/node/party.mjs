// What the parties on node share; stands in front of each of them (tests/parties/party.rs).
// They say where they listen, are told the rest as one line of JSON, and end with whoever told it.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as webcrypto from 'node:crypto';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const told = async () => JSON.parse((await lines.next()).value);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
process.stdin.on('end', () => process.exit(0));
setTimeout(() => process.exit(3), 240_000).unref();

const versionOf = (folder) =>
  JSON.parse(readFileSync(`node_modules/${folder}/package.json`)).version;

const pageOf = (result) => {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  const text = JSON.stringify(result).replace(/[&<>]/g, (sign) => entities[sign]);
  return `<!doctype html><title>party</title><pre id="result">${text}</pre>`;
};

// Answers with what `routes[path](query)` yields: `{to}` redirects, `{json}` and `{page}` show.
// What it throws is shown as a page, as `whatIsWrong` puts it.
const listen = (routes, whatIsWrong) =>
  new Promise((resolve) => {
    const server = createServer(async (request, response) => {
      const url = new URL(request.url, `http://${request.headers.host}`);
      const show = (type, body) => {
        response.setHeader('content-type', type);
        response.end(body);
      };
      try {
        const done = await routes[url.pathname](url.searchParams, request);
        if (done.to) {
          response.writeHead(302, { location: done.to }).end();
        } else if (done.json) {
          show('application/json', JSON.stringify(done.json));
        } else {
          show('text/html; charset=utf-8', pageOf(done.page));
        }
      } catch (error) {
        show('text/html; charset=utf-8', pageOf(whatIsWrong(error)));
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });

// A key pair as JWKs; `use` as the party publishes it.
const keyPair = (kind, size, use, kid) => {
  const options = kind === 'rsa' ? { modulusLength: size } : { namedCurve: size };
  const { privateKey } = webcrypto.generateKeyPairSync(kind, options);
  const secret = { ...privateKey.export({ format: 'jwk' }), use, kid };
  const { d, p, q, dp, dq, qi, ...open } = secret;
  return { secret, open };
};

const headerOf = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url'));

const bodyOf = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

// What somebody hears who has the token and nothing else.
const asThief = async (endpoint, token) => {
  const answer = await fetch(endpoint, { headers: { authorization: `Bearer ${token}` } });
  return /error="([a-z_]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1] ?? answer.status;
};
