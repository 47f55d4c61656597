import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { type JWTHeaderParameters, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { environment, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { alarmsIn } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { modestly } from '#test/support/shared/properties.ts';

const [ours] = parseSecretKeys(environment.SECRET_KEYS);
const [others] = parseSecretKeys(`test:${Buffer.alloc(32, 8).toString('base64url')}`);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const header = { alg: 'HS256', typ: 'asset-inspector-session+jwt', kid: 'test' };

let backend: TestBackend;
let seconds: number;
let claims: Record<string, unknown>;

beforeAll(async () => {
  backend = await startBackend();
  await backend.install();
  const { id } = await backend.db.selectFrom('installations').select('id').executeTakeFirstOrThrow();
  seconds = Math.floor(backend.clock.now() / 1000);
  claims = {
    iss: backend.config.PUBLIC_URL,
    aud: 'asset-inspector',
    sub: users.ingrid.id,
    iat: seconds,
    exp: seconds + 900,
    site: sites.outdoors.id,
    installation: id,
  };
});

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function sign(changes: object = {}, head: Partial<JWTHeaderParameters> = {}, key: Uint8Array = ours.signing) {
  return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ ...header, ...head }).sign(key);
}

/** Signs with our key under an algorithm for which libraries ask for a longer one, or claims that they would not write. */
function signByHand(alg: string, digest: string, payload = JSON.stringify(claims)): string {
  const signed = `${encode({ ...header, alg })}.${Buffer.from(payload).toString('base64url')}`;
  return `${signed}.${createHmac(digest, ours.signing).update(signed).digest('base64url')}`;
}

/** Signs claims whose two moments are these texts, which no library would write. */
function signWithNumbers(iat: string, exp: string): string {
  const payload = JSON.stringify({ ...claims, iat: '<iat>', exp: '<exp>' });
  return signByHand('HS256', 'sha256', payload.replace('"<iat>"', iat).replace('"<exp>"', exp));
}

function signWithout(name: 'kid' | 'typ'): Promise<string> {
  const { [name]: _, ...head } = header;
  return new SignJWT({ ...claims }).setProtectedHeader({ ...head, alg: 'HS256' }).sign(ours.signing);
}

/** The session as Webflow's answer made it, to alter. */
const genuine = () => sign();

async function askWith(token: string): Promise<Response> {
  return backend.getAsset(assetIdOf('everything'), token);
}

describe('S3 forged-session: what we did not sign opens nothing', () => {
  test('S3 forged-session: the tokens below differ from a good one in what their name says', async () => {
    expect((await askWith(await genuine())).status).toBe(200);
    expect((await askWith(signByHand('HS256', 'sha256'))).status).toBe(200);
    expect((await askWith(signWithNumbers(`${seconds}`, `${seconds + 900}`))).status).toBe(200);
    expect((await askWith(await sign({ iat: seconds - 900, exp: seconds }))).status).toBe(200);
  });

  const forgeries: [string, () => Promise<string> | string][] = [
    ['alg none', () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    [
      'alg none, signature kept',
      async () =>
        `${encode({ ...header, alg: 'none' })}.${encode(claims)}.${(await genuine()).split('.')[2]}`,
    ],
    ['HS512 with our key', () => signByHand('HS512', 'sha512')],
    ['HS384 with our key', () => signByHand('HS384', 'sha384')],
    [
      'HS512 in name only',
      async () => `${encode({ ...header, alg: 'HS512' })}.${(await genuine()).split('.').slice(1).join('.')}`,
    ],
    [
      'RS256 with their key',
      () => new SignJWT({ ...claims }).setProtectedHeader({ ...header, alg: 'RS256' }).sign(rsa.privateKey),
    ],
    ['HMAC under a public key', () => sign({}, {}, rsa.publicKey.export({ type: 'spki', format: 'der' }))],
    ['another key under our id', () => sign({}, {}, others.signing)],
    ['our sealing key', () => sign({}, {}, ours.sealing)],
    ['the OAuth client secret', () => sign({}, {}, Buffer.from(environment.WEBFLOW_CLIENT_SECRET))],
    ['an unknown key id', () => sign({}, { kid: 'other' })],
    ['__proto__ as key id', () => sign({}, { kid: '__proto__' })],
    ['no key id', () => signWithout('kid')],
    [
      'an unknown critical header',
      async () =>
        `${encode({ ...header, crit: ['x'], x: 1 })}.${(await genuine()).split('.').slice(1).join('.')}`,
    ],
    ['another type', () => sign({}, { typ: 'JWT' })],
    ['no type', () => signWithout('typ')],
    ['another issuer', () => sign({ iss: 'https://evil.example' })],
    ['no issuer', () => sign({ iss: undefined })],
    ['another audience', () => sign({ aud: 'another-app' })],
    ['no audience', () => sign({ aud: undefined })],
    ['no end', () => sign({ exp: undefined })],
    ['an end in words', () => sign({ exp: 'never' })],
    ['an end in milliseconds of the past', () => sign({ exp: seconds - 11 })],
    ['a beginning more than 10 s ahead', () => sign({ nbf: seconds + 11 })],
    ['no moment of issue', () => sign({ iat: undefined })],
    ['an end in a year', () => sign({ exp: seconds + 365 * 24 * 60 * 60 })],
    ['an end a second after its 15 minutes', () => sign({ exp: seconds + 901 })],
    ['an end of 1e400', () => signWithNumbers(`${seconds}`, '1e400')],
    ['an end of the largest number', () => signWithNumbers(`${seconds}`, '1.7976931348623157e308')],
    ['an end with a fraction', () => signWithNumbers(`${seconds}`, `${seconds}.5`)],
    ['issued more than 15 minutes ago', () => sign({ iat: seconds - 911, exp: seconds + 60 })],
    ['issued more than 10 s ahead', () => sign({ iat: seconds + 11, exp: seconds + 900 })],
    ['issued at -1e400', () => signWithNumbers('-1e400', `${seconds + 900}`)],
    ['issued at 1e400', () => signWithNumbers('1e400', `${seconds + 900}`)],
    ['issued in words', () => sign({ iat: `${seconds}` })],
    ['issued at no moment', () => sign({ iat: null })],
    ['no person', () => sign({ sub: undefined })],
    ['no site', () => sign({ site: undefined })],
    ['a site that is no id', () => sign({ site: `${sites.outdoors.id}/../x` })],
    ['no installation', () => sign({ installation: undefined })],
    ['an installation that is not the site’s', () => sign({ installation: crypto.randomUUID() })],
    ['a list of sites', () => sign({ site: [sites.outdoors.id] })],
    ['a person who is a list', () => sign({ sub: [users.ingrid.id] })],
    ['our app among several audiences', () => sign({ aud: ['another-app', 'asset-inspector-x'] })],
    ['claims in a list', () => signByHand('HS256', 'sha256', JSON.stringify([claims]))],
    ['truncated', async () => (await genuine()).slice(0, -1)],
    ['without signature', async () => (await genuine()).split('.').slice(0, 2).join('.')],
    ['with an empty signature', async () => `${(await genuine()).split('.').slice(0, 2).join('.')}.`],
    ['with an extra dot', async () => `${await genuine()}.`],
    ['with a blank in it', async () => (await genuine()).replace('.', ' .')],
    ['twice', async () => `${await genuine()}, Bearer ${await genuine()}`],
    ['8 kB', () => 'x'.repeat(8_192)],
    ['8 kB of dots', () => '.'.repeat(8_192)],
    ['not ASCII', () => 'sessiÖn'],
    ['empty', () => ''],
  ];

  test.each(forgeries)('S3 forged-session: %s', async (_, forge) => {
    const response = await askWith(await forge());
    const problem = await expectProblem(response, 'session_expired');
    const { requestId, ...said } = problem;
    const plain = await expectProblem(
      await backend.ask(`/api/assets/${assetIdOf('everything')}`),
      'session_expired',
    );
    expect(said, 'every refusal is the same').toEqual({ ...plain, requestId: undefined });
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('S3 forged-session: no other scheme, and not in a query or a cookie', async () => {
    const token = await genuine();
    const path = `/api/assets/${assetIdOf('everything')}`;
    for (const headers of [
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer  ${token}` },
      { cookie: `session=${token}; token=${token}` },
      { 'x-authorization': `Bearer ${token}` },
    ]) {
      await expectProblem(await backend.ask(path, { headers }), 'session_expired');
    }
    await expectProblem(await backend.ask(`${path}?access_token=${token}&token=${token}`), 'session_expired');
  });

  test('S3 forged-session: a good token with any character changed', async () => {
    const token = await genuine();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=';
    const change = fc.record({
      at: fc.nat({ max: token.length - 1 }),
      to: fc.constantFrom(...alphabet),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to }) => {
        fc.pre(token[at] !== to);
        const response = await askWith(token.slice(0, at) + to + token.slice(at + 1));
        expect(response.status).toBe(401);
      }),
      modestly(800),
    );
    for (const to of alphabet.replace(token.at(-1) ?? '', '')) {
      const response = await askWith(token.slice(0, -1) + to);
      expect(response.status, `last character ${to}`).toBe(401);
    }
    expect(alarmsIn(backend)).toEqual([]);
  });
});
