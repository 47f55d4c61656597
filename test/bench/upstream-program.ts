import { createServer } from 'node:http';
import { plainLibrary } from '#sandbox/library/library.ts';
import { answerWith } from '#sandbox/net/answer-request.ts';
import { listen } from '#sandbox/net/listen.ts';
import { createPretendWebflow } from '#sandbox/pretend-webflow.ts';
import { assetInspectorApp, sites, users } from '#sandbox/world/people-and-places.ts';
import type { Upstream } from './stand.ts';

/** A pretend Webflow without a rate limit, with as many equal assets as are asked for. */
const [port = '', latency = '', many = ''] = process.argv.slice(2);

const library = plainLibrary();
const [model] = library.assets;
if (!model) throw new Error('the library is empty');
const assetIds = Array.from({ length: Number(many) }, (_, number) => number.toString(16).padStart(24, '0'));
const assets = assetIds.map((id) => ({ ...model, asset: { ...model.asset, id } }));

const webflow = createPretendWebflow({
  library: { ...library, assets },
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
  latency: { min: Number(latency), max: Number(latency) },
});
const { accessToken } = webflow.installations.create({
  userId: users.ingrid.id,
  scopes: assetInspectorApp.scopes,
  siteIds: [sites.outdoors.id],
});

const server = createServer(
  answerWith(async (request) => {
    if (new URL(request.url).pathname !== '/bench') return webflow.fetch(request);
    return Response.json({
      accessToken,
      idToken: webflow.issueIdToken(),
      assetIds,
      reads: webflow.calls.count('GET /v2/assets/:assetId'),
    } satisfies Upstream);
  }),
);
await listen(server, Number(port));
