import { mock } from 'node:test';
import * as v from 'valibot';
import { limits } from '#contract/limits.ts';
import { Problem } from '#contract/problem.ts';
import { sites, users } from '#sandbox/world/people-and-places.ts';
import { startBackend } from '#test/support/backend.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { hour as hourLong, type Selection, scatteredHour, workingHour } from './hour-pattern.ts';
import { libraryOf, manyIds } from './many-assets.ts';
import { quantile } from './statistics.ts';

/** Milliseconds that one call to Webflow is taken to take. */
const latency = 100;
const ids = manyIds(120);
const getAsset = 'GET /v2/assets/:assetId';

/** What an hour came to. */
interface Hour {
  readonly calls: number;
  readonly refused: number;
  /** Milliseconds each selection waited for Webflow. */
  readonly waits: readonly number[];
}

/**
 * The real application in this process, over a pretend Webflow of 60 calls a minute. Its clock is moved from one
 * selection to the next, and so is `Date`, by which it keeps what it has read.
 */
async function startHour() {
  const library = libraryOf(ids, (id, number) => `https://files.test/${id}/${number}.png`);
  const backend = await startBackend({ webflow: { library } });
  const { clock, webflow } = backend;
  mock.timers.enable({ apis: ['Date'], now: clock.now() });
  return {
    backend,
    moveTo(moment: number): void {
      clock.advance(Math.max(0, moment - clock.now()));
      mock.timers.setTime(clock.now());
    },
    now: clock.now,
    webflow,
    stop(): void {
      backend.stop();
      mock.timers.reset();
    },
  };
}

/** Seconds a refusal tells to wait, or null for none. */
async function toldToWait(response: Response): Promise<number | null> {
  if (response.ok) return null;
  const { code, retryAfter } = v.parse(Problem, await response.json());
  if (code !== 'rate_limited' || retryAfter === undefined) throw new Error(`it answered ${code}`);
  return retryAfter;
}

type Started = Awaited<ReturnType<typeof startHour>>;
/** Reads an image once for a person; answers the seconds to wait before it is tried again, or null. */
type Read = (image: string, person: number) => Promise<number | null>;

async function live(
  { moveTo, now, webflow }: Started,
  selections: readonly Selection[],
  read: Read,
): Promise<Hour> {
  const begin = now();
  const before = webflow.calls.count(getAsset);
  const waits: number[] = [];
  let refused = 0;
  for (const { at, image, person } of selections) {
    moveTo(begin + at);
    const asked = now();
    for (;;) {
      const calls = webflow.calls.count(getAsset);
      const seconds = await read(ids[image] ?? '', person);
      if (seconds === null) {
        waits.push(now() - asked + (webflow.calls.count(getAsset) - calls) * latency);
        break;
      }
      refused++;
      moveTo(now() + seconds * 1_000);
    }
  }
  moveTo(begin + hourLong);
  return { calls: webflow.calls.count(getAsset) - before, refused, waits };
}

async function throughOurs(selections: readonly Selection[]): Promise<Hour> {
  const started = await startHour();
  const { backend, now } = started;
  await backend.install();
  const sessions = new Map<number, { token: string; until: number }>();
  const sessionOf = async (person: number) => {
    const known = sessions.get(person);
    if (known && now() < known.until) return known.token;
    const token = await backend.signIn();
    sessions.set(person, { token, until: now() + limits.sessionLifetime });
    return token;
  };
  try {
    return await live(started, selections, async (image, person) =>
      toldToWait(await backend.getAsset(image, await sessionOf(person))),
    );
  } finally {
    started.stop();
  }
}

/** As the SDK asks: each selection is a call. */
async function withoutKeeping(selections: readonly Selection[]): Promise<Hour> {
  const started = await startHour();
  const { webflow } = started;
  const { accessToken } = webflow.installations.create({
    userId: users.ingrid.id,
    scopes: ['assets:read'],
    siteIds: [sites.outdoors.id],
  });
  const headers = { authorization: `Bearer ${accessToken}` };
  try {
    return await live(started, selections, async (image) => {
      const url = `https://api.webflow.com/v2/assets/${image}`;
      const response = await webflow.fetch(new Request(url, { headers }));
      await response.text();
      return response.status === 429 ? Number(response.headers.get('retry-after')) : null;
    });
  } finally {
    started.stop();
  }
}

function told({ calls, refused, waits }: Hour): string {
  const [p50, p95] = [quantile(waits, 0.5), quantile(waits, 0.95)];
  return `${calls} calls, ${refused} × 429, waits p50 ${p50.toFixed(0)} ms and p95 ${p95.toFixed(0)} ms`;
}

/** What an hour of 5 people costs in calls to Webflow, and how long they wait for it, `latency` being one call. */
export const hour: Benchmark = async () => {
  const results: Result[] = [];
  const bare = await withoutKeeping(workingHour());
  const ours = await throughOurs(workingHour());
  const scattered = await throughOurs(scatteredHour());
  results.push(
    {
      what: 'upstream calls in an hour of 600 selections of 120 images by 5 people',
      value: ours.calls,
      unit: '',
      target: { atMost: 130 },
      from: `${told(ours)}; each selection a call: ${told(bare)}`,
    },
    {
      what: 'waits for a rate limit in that hour',
      value: ours.refused,
      unit: '',
      target: { atMost: 0 },
      from: `${ours.waits.length} selections`,
    },
    {
      what: 'upstream calls where each of the 600 selections is of any image at any time',
      value: scattered.calls,
      unit: '',
      from: told(scattered),
    },
  );
  return results;
};
