import { expect } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import { assetFields } from '#contract/asset-fields.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import {
  answers,
  createScriptedBackend,
  refusesWith,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { image, type Story, tryAgain } from '#test/support/panel/stories/story.ts';

const connectUrl = 'https://api.example.test/oauth/start';

function problem(met: BackendProblem): () => Promise<OpenPanel> {
  return async () => {
    const backend = createScriptedBackend();
    backend.script(refusesWith(met));
    if (met.code === 'not_connected') backend.scriptConnect(refusesWith(met));
    return openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  };
}

function details(changes: Partial<AssetDetails>): () => Promise<OpenPanel> {
  return async () => {
    const backend = createScriptedBackend();
    backend.script(answers(detailsOf({ hostedUrl: photoUrl, ...changes })));
    return openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  };
}

const refusal = { role: 'alert', action: tryAgain, showsFacts: true } as const;
const loaded = { role: null, action: null, showsFacts: true } as const;

/** An asset with every response that the backend can send. */
export const answerStories: readonly Story[] = [
  {
    name: 'connecting',
    open: async () => {
      const backend = createScriptedBackend();
      backend.scriptConnect(staysSilent);
      backend.script(staysSilent);
      const opened = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
      await expect.poll(() => backend.asked.length).toBe(1);
      opened.clock.advance(timeouts.loadingDelay);
      return opened;
    },
    says: 'Connecting to Webflow …',
    role: 'status',
    action: null,
    showsFacts: true,
  },
  {
    name: 'not connected',
    open: problem({ code: 'not_connected', connectUrl }),
    says: 'Site isn’t connected',
    role: 'alert',
    action: { role: 'link', name: 'Connect site' },
    showsFacts: true,
  },
  { name: 'refused', open: problem({ code: 'id_token_refused' }), says: 'Session was refused', ...refusal },
  { name: 'session refused', open: problem({ code: 'session_expired' }), says: 'was refused', ...refusal },
  {
    name: 'not found',
    open: problem({ code: 'asset_not_found' }),
    says: 'Image not found',
    ...refusal,
    showsFile: true,
  },
  {
    name: 'rate limited',
    open: problem({ code: 'rate_limited', retryAfter: 42 }),
    says: 'Trying again in 42 seconds',
    ...refusal,
  },
  {
    name: 'unavailable',
    open: problem({ code: 'webflow_unavailable' }),
    says: 'isn’t answering',
    ...refusal,
  },
  { name: 'offline', open: problem({ code: 'offline' }), says: 'We lost the connection', ...refusal },
  { name: 'a bad answer', open: problem({ code: 'bad_answer' }), says: 'Something went wrong', ...refusal },
  {
    name: 'an internal error',
    open: problem({ code: 'internal_error', requestId: 'request-7' }),
    says: 'Request request-7',
    ...refusal,
  },
  { name: 'no identity', open: problem({ code: 'no_identity' }), says: 'which site this is', ...refusal },
  {
    name: 'stale facts',
    open: async () => {
      const opened = await details({ stale: true })();
      await expect.poll(() => opened.backend.asked.length).toBe(1);
      await expect.poll(() => opened.clock.waiting()).toBeGreaterThan(0);
      opened.clock.advance(timeouts.rereadDelay);
      return opened;
    },
    says: 'The facts below are 3 minutes old.',
    role: null,
    action: tryAgain,
    showsFacts: true,
  },
  { name: 'an image with everything', open: details({}), says: '2.21 MB', ...loaded },
  {
    name: 'an SVG',
    open: details({ contentType: 'image/svg+xml', variants: [] }),
    says: 'An SVG scales to any size',
    ...loaded,
  },
  {
    name: 'a fresh upload',
    open: details({ size: 0, variants: [] }),
    says: 'still processing this upload',
    role: null,
    action: { role: 'button', name: 'Refresh' },
    showsFacts: true,
  },
  {
    name: 'a failed variant',
    open: details({
      variants: [
        variantOf(500),
        variantOf(800, { format: 'webp', error: 'Input image exceeds pixel limit' }),
      ],
    }),
    says: 'Failed: Input image exceeds pixel limit',
    ...loaded,
  },
  {
    name: 'an asset of nulls',
    open: details({
      ...assetFields({ id: assetId, name: null, text: null, count: null }),
      displayName: 'hero.jpg',
      variants: [
        variantOf(500, { hostedUrl: null, format: null, width: null, quality: null, displayName: null }),
      ],
    }),
    says: 'nobody',
    ...loaded,
    showsFile: true,
  },
  {
    name: 'a hundred variants',
    open: details({ variants: Array.from({ length: 100 }, (_, at) => variantOf(500 + at)) }),
    says: '599',
    ...loaded,
  },
];
