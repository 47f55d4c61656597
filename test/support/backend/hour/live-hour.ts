import * as v from 'valibot';
import { limits } from '#backend/platform/limits.ts';
import { Problem } from '#contract/problem.ts';
import type { Calls } from '#sandbox/faults/calls.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';
import { libraryOf, manyIds } from '#test/support/servers/harness/many-assets.ts';
import { hour as hourLong, type Selection } from './hour-pattern.ts';

/** Assumed milliseconds of one call to Webflow. */
export const latency = 100;
const ids = manyIds(120);
const getAsset = 'GET /v2/assets/:assetId';

/** The results of an hour. */
export interface Hour {
  /** Calls of Get Asset. */
  readonly calls: number;
  /** How often a person had to wait. */
  readonly refused: number;
  /** Milliseconds each selection waited for Webflow. */
  readonly waits: readonly number[];
}

/** The results of an hour with our backend. */
export interface OurHour extends Hour {
  /** All calls of Webflow. */
  readonly byRoute: ReturnType<Calls['byRoute']>;
  /** How many of them had each outcome, by the names of the backend's metrics. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** After how many selections a call waited under Webflow's rate limit. */
  readonly held: number;
}

/**
 * The real application in this process, over a fake Webflow of 60 calls a minute. Its clock is moved from one
 * selection to the next.
 */
async function startHour() {
  const library = libraryOf(ids, (id, number) => `https://files.test/${id}/${number}.png`);
  const backend = await startBackend({ webflow: { library } });
  const { clock, webflow } = backend;
  return {
    backend,
    moveTo(moment: number): void {
      clock.advance(Math.max(0, moment - clock.now()));
    },
    now: clock.now,
    webflow,
  };
}

/** Returns the seconds of a refusal's `Retry-After`, or null for none. */
async function toldToWait(response: Response): Promise<number | null> {
  if (response.ok) return null;
  const { code, retryAfter } = v.parse(Problem, await response.json());
  if (code !== 'rate_limited' || retryAfter === undefined) throw new Error(`it answered ${code}`);
  return retryAfter;
}

type Started = Awaited<ReturnType<typeof startHour>>;
/** Reads an image once for a person; returns the seconds to wait before the next try, or null. */
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

/** The hour of people who each keep a session with our backend, from the moment the site is installed. */
export async function throughOurs(selections: readonly Selection[]): Promise<OurHour> {
  const started = await startHour();
  const { backend, now } = started;
  await backend.install();
  backend.webflow.calls.reset();
  const sessions = new Map<number, { token: string; until: number }>();
  const sessionOf = async (person: number) => {
    const known = sessions.get(person);
    if (known && now() < known.until) return known.token;
    const token = await backend.signIn();
    sessions.set(person, { token, until: now() + limits.sessionLifetimeMs });
    return token;
  };
  let held = 0;
  try {
    const hour = await live(started, selections, async (image, person) => {
      const seconds = await toldToWait(await backend.getAsset(image, await sessionOf(person)));
      if (backend.clock.sleeping() > 0) held++;
      return seconds;
    });
    const outcomes: Record<string, number> = {};
    for (const [series, count] of await seriesOf(backend)) {
      const outcome = /^asset_inspector_webflow_calls_total\{.*outcome="(\w+)"/.exec(series)?.[1];
      if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
    }
    return { ...hour, byRoute: backend.webflow.calls.byRoute(), outcomes, held };
  } finally {
    backend.stop();
  }
}

/** As the SDK asks: each selection is a call. */
export async function withoutKeeping(selections: readonly Selection[]): Promise<Hour> {
  const started = await startHour();
  const { backend, webflow } = started;
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
    backend.stop();
  }
}
