import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { problemStatus } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites } from '#sandbox/world/people-and-places.ts';
import { panelOrigin, startBackend, type TestBackend } from '#test/support/backend.ts';
import { busyTimeout } from '#test/support/eventually.ts';
import { alarmsIn } from '#test/support/log-lines.ts';
import { modestly } from '#test/support/properties.ts';

let backend: TestBackend;
let session: string;

beforeEach(async () => {
  backend = await startBackend({
    environment: { LOG_LEVEL: 'error' },
    webflow: { requestsPerMinute: 1_000_000 },
  });
  await backend.install();
  session = await backend.signIn();
});

const documented = new Set<number>(Object.values(problemStatus));

/** Expects a documented refusal that is the caller's fault, or an answer where the input happened to be good. */
function expectTheirFault(response: Response): void {
  const { status } = response;
  if (status >= 300) expect(documented, String(status)).toContain(status);
  expect(status).toBeLessThan(500);
}

const paths = [
  '/api/session',
  '/api/disconnect',
  '/api/assets/lookup',
  '/api/assets/x',
  '/api/assets/x/measurements',
  '/api/assets/x/locales',
  '/api',
  '/api/',
  '/oauth/start',
  '/oauth/callback',
  '/livez',
  '/help',
  '/privacy',
  '/terms',
  '/none',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'] as const;

const bytes = fc.uint8Array({ maxLength: 400 });
const text = fc.string({ unit: 'binary', maxLength: 60 });
const headerText = fc.string({ unit: fc.constantFrom(...'aZ09 ,;=:/"\\%.-_~*\t\u00ff'), maxLength: 60 });

function post(path: string, body: BodyInit, type = 'application/json'): Promise<Response> {
  const headers = { origin: panelOrigin, authorization: `Bearer ${session}`, 'content-type': type };
  return Promise.resolve(backend.app.request(path, { method: 'POST', headers, body }));
}

describe('H7 malformed-never-500', busyTimeout, () => {
  test('H7 malformed-never-500: any JSON as a body', async () => {
    const almost = fc.record(
      {
        siteId: fc.oneof(fc.jsonValue(), fc.constant(sites.outdoors.id)),
        idToken: fc.jsonValue(),
        workspaceId: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          almost.map((value) => JSON.stringify(value)),
        ),
        async (body) => {
          expectTheirFault(await post(routes.createSession.path, body));
        },
      ),
      modestly(1_000),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('H7 malformed-never-500: any JSON as a lookup', async () => {
    const id = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: fc.constantFrom(...'0f'), minLength: 23, maxLength: 25 }),
      fc.constantFrom(...catalog.map(({ assetId }) => assetId)),
    );
    const ids = fc.oneof(fc.jsonValue(), fc.array(id, { maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc
            .record({ ids, siteId: fc.jsonValue() }, { requiredKeys: ['ids'] })
            .map((value) => JSON.stringify(value)),
        ),
        async (body) => {
          const response = await post(routes.lookUpAssets.path, body);
          expectTheirFault(response);
          const text = await response.text();
          if (response.ok) expect(text).toMatch(/\{"done":true\}\n$/);
        },
      ),
      modestly(1_000),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('H7 malformed-never-500: any bytes as a body', async () => {
    const encodings = fc.constantFrom(
      (value: Uint8Array<ArrayBuffer>) => value,
      (value: Uint8Array<ArrayBuffer>) =>
        Buffer.concat([Buffer.from('\ufeff{"siteId":"'), value, Buffer.from('"}')]),
      (value: Uint8Array<ArrayBuffer>) => Buffer.from(Buffer.from(value).toString('latin1'), 'utf16le'),
    );
    await fc.assert(
      fc.asyncProperty(bytes, encodings, fc.constantFrom(...paths), async (value, encode, path) => {
        const body = new Blob([encode(new Uint8Array(value))]);
        const response = await post(path, body);
        expect(response.status === 200 && path === '/api/session').toBe(false);
        expectTheirFault(response);
      }),
      modestly(500),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('H7 malformed-never-500: any method, path and query', async () => {
    const segment = fc.oneof(
      text,
      fc.constantFrom(
        '..',
        '.',
        '%',
        '%zz',
        '%00',
        '%ff',
        '%e0%a4',
        ';',
        '//',
        '\\',
        '__proto__',
        'constructor',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.constantFrom(...paths),
        fc.array(segment, { maxLength: 4 }),
        text,
        async (method, path, rest, query) => {
          const url = URL.parse(
            `http://localhost${[path, ...rest].join('/')}?${query}&state=${query}&code=${query}`,
          );
          fc.pre(url !== null);
          const response = await backend.app.request(url, { method, headers: { origin: panelOrigin } });
          expect(response.status).toBeLessThan(500);
        },
      ),
      modestly(1_000),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('H7 malformed-never-500: any asset id', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text,
          fc.webPath(),
          fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFg'), maxLength: 26 }),
        ),
        async (id) => {
          const response = await backend.getAsset(encodeURIComponent(id.toWellFormed()), session);
          expect([400, 404]).toContain(response.status);
        },
      ),
      modestly(500),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('H7 malformed-never-500: any header', async () => {
    const names = [
      'authorization',
      'cookie',
      'if-none-match',
      'accept',
      'content-type',
      'content-length',
      'origin',
      'x-forwarded-for',
      'range',
      'expect',
      'te',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        headerText,
        fc.constantFrom(...paths),
        async (name, value, path) => {
          const headers = new Headers({ origin: panelOrigin, authorization: `Bearer ${session}` });
          headers.set(name, name === 'authorization' ? `Bearer ${value}` : value);
          for (const method of ['GET', 'POST']) {
            const response = await backend.app.request(path, { method, headers });
            expect(response.status).toBeLessThan(500);
          }
        },
      ),
      modestly(500),
    );
    expect(alarmsIn(backend)).toEqual([]);
  });
});
