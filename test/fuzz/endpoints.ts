import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { problemStatus } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import { usesProtocol } from '#contract/uses.ts';
import { weighingProtocol } from '#contract/weighing.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { sessionCall } from '#test/support/backend/single-part.ts';

/** A backend with a session and without rate limits that generated requests could reach. */
export interface FuzzTarget {
  readonly backend: TestBackend;
  readonly session: string;
}

/** Starts a backend for endpoint properties. */
export async function startFuzzTarget(): Promise<FuzzTarget> {
  const backend = await startBackend({
    environment: { LOG_LEVEL: 'error' },
    webflow: { requestsPerMinute: 1_000_000 },
  });
  await backend.install();
  return { backend, session: await backend.signIn() };
}

const documented = new Set<number>(Object.values(problemStatus));

function assertClientError({ status }: Response): void {
  assert.ok(status < 500, `answered ${status}`);
  if (status >= 300) assert.ok(documented.has(status), `answered ${status}, which is not documented`);
}

function assertNoServerError({ status }: Response): void {
  assert.ok(status < 500, `answered ${status}`);
}

const paths = [
  '/api/assets',
  '/api/disconnect',
  '/api/uses',
  '/api/weighings',
  '/api/weighings/file',
  '/api/assets/x',
  '/api/assets/x/y',
  '/api',
  '/api/',
  '/oauth/start',
  '/oauth/callback',
  '/livez',
  '/',
  '/help',
  '/privacy',
  '/terms',
  '/readyz',
  '/metrics',
  '/none',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'] as const;
const headerNames = [
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

const bytes = fc.uint8Array({ maxLength: 400 });
const text = fc.string({ unit: 'binary', maxLength: 60 });
const headerText = fc.string({ unit: fc.constantFrom(...'aZ09 ,;=:/"\\%.-_~*\t\u00ff'), maxLength: 60 });
const hex = fc.string({ unit: fc.constantFrom(...'0f'), minLength: 23, maxLength: 25 });

async function post({ backend, session }: FuzzTarget, path: string, body: BodyInit): Promise<Response> {
  const headers = {
    origin: panelOrigin,
    authorization: `Bearer ${session}`,
    'content-type': 'application/json',
  };
  return backend.app.request(path, { method: 'POST', headers, body });
}

function jsonOr(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.json(),
    value.map((each) => JSON.stringify(each)),
  );
}

const identity = fc.record(
  {
    siteId: fc.oneof(fc.jsonValue(), fc.constant(sites.outdoors.id)),
    idToken: fc.jsonValue(),
    workspaceId: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

const id = fc.oneof(fc.jsonValue(), hex, fc.constantFrom(...catalog.map(({ assetId }) => assetId)));
const assetsRequest = fc.record(
  {
    protocol: fc.oneof(
      { weight: 9, arbitrary: fc.constant(assetsProtocol) },
      { weight: 1, arbitrary: fc.jsonValue() },
    ),
    ids: fc.oneof(fc.jsonValue(), fc.array(id, { maxLength: 6 })),
    wanted: fc.oneof(fc.jsonValue(), fc.array(fc.constantFrom(...assetParts, 'colours'), { maxLength: 4 })),
    tags: fc.oneof(fc.jsonValue(), fc.dictionary(hex, fc.string())),
    noCache: fc.oneof(fc.jsonValue(), fc.boolean()),
    identity: fc.oneof(fc.jsonValue(), identity),
    siteId: fc.jsonValue(),
  },
  { requiredKeys: ['protocol', 'ids', 'wanted'] },
);

const usesRequest = fc.record(
  {
    protocol: fc.oneof(
      { weight: 9, arbitrary: fc.constant(usesProtocol) },
      { weight: 1, arbitrary: fc.jsonValue() },
    ),
    action: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('look', 'pause') },
      { weight: 1, arbitrary: fc.jsonValue() },
    ),
    known: fc.oneof(
      fc.jsonValue(),
      fc.record({ reading: fc.oneof(fc.jsonValue(), text), revision: fc.oneof(fc.jsonValue(), fc.nat()) }),
    ),
    siteId: fc.jsonValue(),
  },
  { requiredKeys: ['protocol', 'action'] },
);

const pixels = fc.oneof(fc.jsonValue(), fc.integer({ min: -1, max: 20_000 }));
const candidate = fc.record({
  format: fc.oneof(fc.jsonValue(), fc.constantFrom('webp', 'avif', 'svg')),
  quality: fc.oneof(fc.jsonValue(), fc.constantFrom(null, 50, 70, 80)),
  width: pixels,
});
const weighing = fc.record(
  {
    protocol: fc.oneof(
      { weight: 9, arbitrary: fc.constant(weighingProtocol) },
      { weight: 1, arbitrary: fc.jsonValue() },
    ),
    assets: fc.oneof(
      fc.jsonValue(),
      fc.array(fc.record({ id, widths: fc.array(pixels), variantWidths: fc.array(pixels) }), {
        maxLength: 3,
      }),
    ),
    assetId: id,
    file: fc.oneof(fc.jsonValue(), candidate),
  },
  { requiredKeys: ['protocol'] },
);

const encodings = fc.constantFrom(
  (value: Uint8Array<ArrayBuffer>) => value,
  (value: Uint8Array<ArrayBuffer>) =>
    Buffer.concat([Buffer.from('\ufeff{"siteId":"'), value, Buffer.from('"}')]),
  (value: Uint8Array<ArrayBuffer>) => Buffer.from(Buffer.from(value).toString('latin1'), 'utf16le'),
);

const segment = fc.oneof(
  text,
  fc.constantFrom('..', '.', '%', '%zz', '%00', '%ff', '%e0%a4', ';', '//', '\\', '__proto__', 'constructor'),
);

/** Properties of the endpoints by the generated part of the request. Each fails for an undocumented status and for a 5xx. */
export const endpointProperties = {
  'any JSON as an identity': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(fc.oneof(fc.jsonValue(), identity), fc.boolean(), async (value, hasSession) => {
      const target = hasSession ? fuzzed : { ...fuzzed, session: 'x' };
      const response = await post(target, routes.readAssets.path, JSON.stringify(sessionCall(value)));
      assertClientError(response);
    }),

  'any JSON as a call': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(jsonOr(assetsRequest), async (body) => {
      const response = await post(fuzzed, routes.readAssets.path, body);
      assertClientError(response);
      const lines = await response.text();
      if (response.ok) assert.match(lines, /\{"done":\{[^\n]*\}\}\n$/);
    }),

  'any JSON as a question about uses': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(jsonOr(usesRequest), async (body) => {
      const response = await post(fuzzed, routes.readUses.path, body);
      assertClientError(response);
      if (response.ok)
        assert.match(await response.text(), /^\{"state":"(?:none|reading|paused|done|stopped)",/);
    }),

  'any JSON as a weighing': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(jsonOr(weighing), async (body) => {
      const response = await post(fuzzed, routes.weigh.path, body);
      assertClientError(response);
      if (response.ok) assert.match(await response.text(), /\{"done":\{[^\n]*\}\}\n$/);
    }),

  'any JSON as a question for a file': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(jsonOr(weighing), async (body) => {
      const response = await post(fuzzed, routes.readWeighedFile.path, body);
      // Nothing encodes here, which is a problem of its own.
      if (response.status !== problemStatus.service_unavailable) assertClientError(response);
      await response.arrayBuffer();
    }),

  'any bytes as a body': (fuzzed: FuzzTarget) =>
    fc.asyncProperty(bytes, encodings, fc.constantFrom(...paths), async (value, encode, path) => {
      const response = await post(fuzzed, path, new Blob([encode(new Uint8Array(value))]));
      assert.ok(response.status !== 200 || path !== routes.readAssets.path, 'lines for bytes');
      assertClientError(response);
    }),

  'any method, path and query': ({ backend }: FuzzTarget) =>
    fc.asyncProperty(
      fc.constantFrom(...methods),
      fc.constantFrom(...paths),
      fc.array(segment, { maxLength: 4 }),
      text,
      async (method, path, rest, query) => {
        const whole = `${[path, ...rest].join('/')}?${query}&state=${query}&code=${query}`;
        const url = URL.parse(`http://localhost${whole}`);
        fc.pre(url !== null);
        assertNoServerError(await backend.app.request(url, { method, headers: { origin: panelOrigin } }));
      },
    ),

  'any asset id': ({ backend, session }: FuzzTarget) =>
    fc.asyncProperty(
      fc.oneof(text, fc.webPath(), fc.string({ unit: fc.constantFrom(...'09afAFg'), maxLength: 26 })),
      fc.constantFrom('', '/', '/measurements', '/locales'),
      async (assetId, rest) => {
        const { status } = await backend.getAsset(encodeURIComponent(assetId.toWellFormed()) + rest, session);
        assert.ok(status === 400 || status === 404, `answered ${status}`);
      },
    ),

  'any header': ({ backend, session }: FuzzTarget) =>
    fc.asyncProperty(
      fc.constantFrom(...headerNames),
      headerText,
      fc.constantFrom(...paths),
      async (name, value, path) => {
        const headers = new Headers({ origin: panelOrigin, authorization: `Bearer ${session}` });
        headers.set(name, name === 'authorization' ? `Bearer ${value}` : value);
        for (const method of ['GET', 'POST']) {
          assertNoServerError(await backend.app.request(path, { method, headers }));
        }
      },
    ),
};
