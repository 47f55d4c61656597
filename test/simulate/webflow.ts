import * as v from 'valibot';
import { toCachedAsset } from '#backend/assets/asset-cache.ts';
import { limits } from '#backend/platform/limits.ts';
import { AssetAnswer, largestPage } from '#backend/webflow/asset-answer.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { usualLimit } from '#backend/webflow/rate-budget.ts';
import type { Call, Transport } from '#backend/webflow/transport.ts';
import { plainLibrary } from '#sandbox/library/library.ts';
import { seeded } from '#sandbox/pictures/random.ts';
import { createRate, createTally } from '#test/simulate/counts.ts';
import { idOf, imageIdOf, numberOf, siteOfImage } from '#test/simulate/names.ts';
import { assumed } from '#test/simulate/plan.ts';
import type { VirtualTime } from '#test/simulate/virtual-time.ts';

const minute = 60_000;

export interface SimulatedWebflowOptions {
  readonly seed: number;
  /** Called with each asset in a response, and the bytes it takes in a cache. */
  readonly onAsset: (id: string, bytes: number, moment: number) => void;
}

/** What Webflow sees of one token. */
interface TokenCalls {
  /** When its calls of the last minute came. */
  recent: number[];
  underWay: number;
}

/** An asset with as many variants as Webflow makes. */
function sample(): object {
  const stored = plainLibrary().assets.find(({ asset }) => asset.variants.length >= 7);
  if (!stored) throw new Error('no asset of the library has as many variants as Webflow makes');
  return stored.asset;
}

/**
 * A Webflow that is well, takes `assumed.webflow` for each answer, and counts each token's calls in any 60 seconds for
 * itself. A call too many is answered with 429, as Webflow answers it. Every site has `images` images.
 */
export function createSimulatedWebflow(
  time: VirtualTime,
  images: number,
  { seed, onAsset }: SimulatedWebflowOptions,
) {
  const random = seeded(seed + 2);
  const tokens = new Map<string, TokenCalls>();
  const rate = createRate();
  const perMinute = createTally();
  const kinds: Record<string, number> = {};
  const most = { perMinute: 0, underWay: 0 };
  let refused = 0;
  const asset = sample();
  const example = v.parse(AssetAnswer, { ...asset, id: idOf(1), siteId: idOf(1) });
  const bytes = JSON.stringify(toCachedAsset(example, 0)).length + limits.cacheEntryBytes;

  function assetOf(id: string): object {
    onAsset(id, bytes, time.now());
    return { ...asset, id, siteId: idOf(siteOfImage(id)) };
  }

  function listOf(siteId: string, url: URL) {
    const offset = Number(url.searchParams.get('offset'));
    const length = Math.max(0, Math.min(largestPage, images - offset));
    const site = numberOf(siteId);
    const assets = Array.from({ length }, (_, index) => assetOf(imageIdOf(site, offset + index)));
    return { assets, pagination: { offset, limit: largestPage, total: images } };
  }

  function answerTo({ kind, url, body }: Call): unknown {
    const [, , , id = ''] = url.pathname.split('/');
    if (kind === 'get_asset') return assetOf(id);
    if (kind === 'list_assets') return listOf(id, url);
    if (kind === 'resolve') {
      const [person, siteId] = (body?.idToken ?? '').split(' ');
      return { id: person, siteId, firstName: null };
    }
    throw new Error(`nobody asks Webflow for ${kind}`);
  }

  function arrive(token: string): TokenCalls {
    const moment = time.now();
    const calls = tokens.get(token) ?? { recent: [], underWay: 0 };
    tokens.set(token, calls);
    if (calls.recent.some((at) => at <= moment - minute)) {
      calls.recent = calls.recent.filter((at) => at > moment - minute);
    }
    if (calls.recent.length >= usualLimit) {
      refused++;
      throw new WebflowFailure({ kind: 'rate_limited', retryAfter: minute / 1000 });
    }
    calls.recent.push(moment);
    calls.underWay++;
    perMinute.add(calls.recent.length);
    most.perMinute = Math.max(most.perMinute, calls.recent.length);
    most.underWay = Math.max(most.underWay, calls.underWay);
    return calls;
  }

  const transport: Transport = async (call) => {
    rate.count(time.now());
    kinds[call.kind ?? 'other'] = (kinds[call.kind ?? 'other'] ?? 0) + 1;
    const calls = arrive(call.token ?? '');
    const { least, most: longest } = assumed.webflow;
    await time.sleep(least + random() * (longest - least), call.signal);
    calls.underWay--;
    call.onRateLimitHeaders?.({ limit: usualLimit, remaining: usualLimit - calls.recent.length });
    return answerTo(call);
  };

  return {
    transport,
    /** Calls in all, and in a second. */
    rate,
    /** For each call, how many its token had made in the 60 seconds to it. */
    perMinute,
    kinds,
    /** The most calls of one token in any 60 seconds, and under way at once. */
    most,
    /** How many calls came above the limit. */
    refused: () => refused,
  };
}
