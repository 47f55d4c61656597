import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssetsRequest } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;
let network: CDPSession;
/** Whether the response about an asset came over a connection that an earlier one had used. */
const reused: boolean[] = [];
/** The calls about an asset during which no other was open: two at once need two connections. Source: RFC 9112, 9.4. */
const alone = new Set<string>();
/** The requests of the panel to the backend by what they are about, and those whose response has not ended. */
const sent: ('preflight' | 'session' | 'asset' | 'page')[] = [];
const open = new Set<string>();

/** Returns what a call is about: nothing but a session, one asset, or the images of the open page. */
function subjectOf(body: string): 'session' | 'asset' | 'page' {
  const { ids } = v.parse(AssetsRequest, JSON.parse(body));
  return ids.length === 0 ? 'session' : ids.length === 1 ? 'asset' : 'page';
}

// Playwright reports no preflights. Source: Chrome DevTools Protocol, `Network`.
beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  network = await designer.page.context().newCDPSession(designer.page);
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    // Where assets are used is asked for the whole site, once a person has looked at an image for five seconds.
    if (!pathname.startsWith('/api/') || pathname === routes.readUses.path) return;
    if (request.method === 'OPTIONS') {
      sent.push('preflight');
      return;
    }
    const subject = subjectOf(request.postData ?? '');
    sent.push(subject);
    if (subject === 'asset' && open.size === 0) alone.add(requestId);
    open.add(requestId);
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (alone.has(requestId)) reused.push(response.connectionReused);
  });
  network.on('Network.loadingFinished', ({ requestId }) => open.delete(requestId));
  network.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  await network.send('Network.enable');
});

afterAll(() => designer?.close());

/** Opens the panel again, as a person who has closed it. */
async function reopen(): Promise<void> {
  await designer.page.getByTitle('Asset Inspector').evaluate((frame) => {
    if (frame instanceof HTMLIFrameElement) frame.src = `${frame.src}`;
  });
}

/** Waits until no response is open and this was sent; returns all that was sent but for the page's lookup, sorted. */
async function sentUntil(awaited: 'session' | 'asset'): Promise<string[]> {
  await eventually(async () => expect([sent.includes(awaited), open.size]).toEqual([true, 0]));
  return sent
    .splice(0)
    .filter((subject) => subject !== 'page')
    .sort();
}

async function untilShown(key: string): Promise<void> {
  const asset = designer.sandbox.webflow.world.assets.get(assetIdOf(key))?.asset;
  await designer.panel.getByRole('heading', { level: 1, name: asset?.displayName ?? '' }).waitFor();
  await designer.panel.getByRole('table', { name: 'Files' }).waitFor();
}

test('a panel without a selected image: a preflight and a session', async () => {
  expect(await sentUntil('session')).toEqual(['preflight', 'session']);
});

test('a panel that opens on a selected image: one call, with a kept preflight', async () => {
  await designer.select('image-everything');
  await untilShown('everything');
  expect(await sentUntil('asset')).toEqual(['asset']);
  await reopen();
  await untilShown('everything');
  expect(await sentUntil('asset')).toEqual(['asset']);
});

test.each(['svg', 'mixed', 'everything'])(
  'a selection (%s): one call, no preflight and no new connection',
  async (key) => {
    reused.length = 0;
    await designer.select(`image-${key}`);
    await untilShown(key);
    expect(await sentUntil('asset')).toEqual(['asset']);
    expect(reused.every(Boolean), `${reused}`).toBe(true);
  },
);
