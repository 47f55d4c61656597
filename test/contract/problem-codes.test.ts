import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetsProtocol } from '#contract/assets-call.ts';
import { type ProblemCode, problemStatus } from '#contract/problem.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import {
  publicUrl,
  startBackend,
  type TestBackend,
  type TestBackendOptions,
} from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { openPanelClient, type PanelOptions } from '#test/support/panel/panel-client.ts';

const siteId = sites.outdoors.id;
const getAsset = 'GET /v2/assets/:assetId';

interface Trouble {
  /** Changes the backend once the site is connected. */
  prepare?: (backend: TestBackend) => unknown;
  backend?: TestBackendOptions;
  panel?: (backend: TestBackend) => PanelOptions;
  assetId?: string;
  /** Members of the problem beside the code. */
  more?: object;
  /** True where it is a line of a response that has begun. */
  isLine?: true;
}

/** Replaces the request by a changed one. */
function changed(change: (request: Request) => Request): () => PanelOptions {
  return () => ({ onTheWay: change });
}

function asks(identity: { siteId?: string; idToken?: string }) {
  return (backend: TestBackend): PanelOptions => ({
    identity: async () => ({ siteId, idToken: backend.webflow.issueIdToken({ siteId }), ...identity }),
  });
}

/** A cause for every code of the contract but the two that only uses and weighing have; the compiler reports a missing one. */
const troubles = {
  bad_request: { panel: asks({ siteId: 'no site' }) },
  bad_asset_id: { assetId: '../../v2/token/introspect' },
  version_unsupported: {
    panel: changed(
      ({ headers }) =>
        new Request('http://localhost:3000/api/assets', {
          method: 'POST',
          headers,
          body: JSON.stringify({ protocol: assetsProtocol + 1, ids: [], wanted: [] }),
        }),
    ),
  },
  id_token_refused: { panel: asks({ idToken: 'garbage' }) },
  session_expired: {
    // Neither a session nor an identity arrives.
    panel: () => ({
      async onTheWay(request) {
        const { identity: _, ...body } = JSON.parse(await request.text());
        const init = { method: 'POST', headers: request.headers, body: JSON.stringify(body) };
        return new Request(request.url, init);
      },
    }),
  },
  origin_refused: {
    panel: changed((request) => {
      request.headers.set('origin', 'https://evil.example');
      return request;
    }),
  },
  site_mismatch: {
    panel: (backend) => asks({ idToken: backend.webflow.issueIdToken({ siteId: sites.bakery.id }) })(backend),
  },
  asset_not_found: { assetId: assetIdOf('foreign'), isLine: true },
  route_not_found: {
    panel: changed((request) => new Request(request.url.replace('/api/', '/api/v9/'), request)),
  },
  not_connected: {
    panel: asks({ siteId: sites.bakery.id }),
    more: { connectUrl: `${publicUrl}/oauth/start` },
  },
  body_too_large: { panel: asks({ idToken: 'x'.repeat(limits.requestBodyBytes) }) },
  unsupported_media_type: {
    panel: changed((request) => {
      if (request.method === 'POST') request.headers.set('content-type', 'text/plain');
      return request;
    }),
  },
  rate_limited: { prepare: ({ webflow }) => webflow.faults.rateLimit(42), more: { retryAfter: 42 } },
  internal_error: { prepare: ({ db }) => db.destroy() },
  bad_upstream: {
    isLine: true,
    prepare: ({ webflow }) => webflow.faults.always(getAsset, { kind: 'respond', body: '<html>' }),
  },
  webflow_unavailable: { prepare: ({ webflow }) => webflow.faults.down('unavailable') },
  service_unavailable: {
    prepare: ({ db }) => db.updateTable('installations').set({ sealed_token: 'v1.tampered' }).execute(),
  },
  upstream_timeout: {
    isLine: true,
    backend: { deadline: 250 },
    prepare: ({ webflow }) => webflow.faults.always(getAsset, { kind: 'hang' }),
  },
} satisfies Record<Exclude<ProblemCode, 'scopes_missing' | 'file_refused'>, Trouble>;

const table: [string, Trouble][] = Object.entries(troubles);

describe('every problem of the contract reaches the panel with its code', () => {
  test.each(table)('%s', async (code, trouble) => {
    const first = await startBackend();
    await first.install();
    const backend = trouble.backend ? await startBackend({ ...trouble.backend, beside: first }) : first;
    await trouble.prepare?.(backend);
    let status: number | undefined;
    const { details } = openPanelClient(backend, {
      ...trouble.panel?.(backend),
      onTheWayBack(response, request) {
        status = response.status;
        return trouble.panel?.(backend).onTheWayBack?.(response, request) ?? response;
      },
    });
    const answer = await details(trouble.assetId ?? assetIdOf('everything'));
    expect(answer).toMatchObject({ ok: false, problem: { code, ...trouble.more } });
    // A line of missing ids is about several, and has no request id.
    if (code !== 'asset_not_found') expect(answer).toHaveProperty('problem.requestId');
    const ofCode = Object.entries(problemStatus).find(([each]) => each === code)?.[1];
    expect(status).toBe(trouble.isLine ? 200 : ofCode);
  });
});

/** Responses that a server of another kind, or a faulty network, could send. */
const strangers: [string, (response: Response) => Response | Promise<Response>, string][] = [
  ['a page of a proxy', () => new Response('<html>', { status: 502 }), 'bad_answer'],
  ['a page instead of JSON', () => new Response('<html>'), 'bad_answer'],
  ['nothing', () => new Response(null, { status: 204 }), 'bad_answer'],
  ['another shape', () => Response.json({ id: 7 }), 'bad_answer'],
  ['a problem nobody knows', () => Response.json({ code: 'new' }, { status: 400 }), 'bad_answer'],
  ['a 304 for no tag', () => new Response(null, { status: 304 }), 'bad_answer'],
  ['a connection that breaks', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
];

test.each(strangers)('%s gives the code of its cause', async (_, answer, code) => {
  const backend = await startBackend();
  await backend.install();
  const { details, sent } = openPanelClient(backend, { onTheWayBack: answer });
  expect(await details(assetIdOf('everything'))).toMatchObject({ ok: false, problem: { code } });
  expect(sent()).toHaveLength(1);
});

test('the details of another asset than the requested one are not shown', async () => {
  const backend = await startBackend();
  await backend.install();
  const { details } = openPanelClient(backend, {
    async onTheWay(request) {
      const body = (await request.text()).replace(assetIdOf('everything'), assetIdOf('svg'));
      return new Request(request.url, { method: 'POST', headers: request.headers, body });
    },
  });
  expect(await details(assetIdOf('everything'))).toEqual({ ok: false, problem: { code: 'bad_answer' } });
});
