import { setTimeout as wait } from 'node:timers/promises';
import { createInstallations } from '../../src/backend/installations/installations.ts';
import { createSessionTokens } from '../../src/backend/session/session-token.ts';
import { assetPath } from '../../src/contract/routes.ts';
import { seeded } from '../../src/sandbox/pictures/random.ts';
import { panelOrigin, startBackend, type TestBackend } from '../../test/support/backend/backend.ts';
import { heapHeld } from './heap.ts';
import { createAnswers } from './lifelike-answer.ts';
import type { MeasuredSites } from './sites.ts';

/**
 * The real application in this process, once for each number of sites. Each has one installation and one person; all
 * of them together have the same assets and make the same reads.
 */
const [roundsGiven, ...sizes] = process.argv.slice(2);
const rounds = Number(roundsGiven);
const assetsInAll = 200;
const readsInRound = 500;
/** Milliseconds after which the application's own timers let go of what they hold. */
const deadline = 1_000;

const noRateLimit = { 'x-ratelimit-limit': '1000000', 'x-ratelimit-remaining': '1000000' };

const answer = createAnswers('english');
const idOf = (number: number) => number.toString(16).padStart(24, '0');
const siteOf = (number: number) => `5${number.toString(16).padStart(23, '0')}`;

/** A Webflow in which every asset is one of the site that follows from its id. */
async function answerAsset(id: string, sites: number): Promise<Response> {
  const asset: object = JSON.parse(answer(id));
  const siteId = siteOf(Number.parseInt(id, 16) % sites);
  return Response.json({ ...asset, siteId }, { headers: noRateLimit });
}

/** A session for each of so many sites, all installed. */
async function installOn({ db, config, clock }: TestBackend, sites: number): Promise<string[]> {
  const installations = createInstallations(db, config.SECRET_KEYS, clock.now);
  const sessions = createSessionTokens(config.SECRET_KEYS, config.PUBLIC_URL, clock);
  const tokens: string[] = [];
  for (let number = 0; number < sites; number++) {
    const siteId = siteOf(number);
    const installationId = await installations.install(`token-${number}`, {
      siteIds: [siteId],
      workspaceIds: [],
    });
    tokens.push((await sessions.issue({ userId: idOf(number), siteId, installationId })).token);
  }
  return tokens;
}

async function open(sites: number) {
  const backend = await startBackend({
    deadline,
    environment: { LOG_LEVEL: 'silent' },
    divert(request) {
      const { pathname } = new URL(request.url);
      const [, id] = /^\/v2\/assets\/(\w+)$/.exec(pathname) ?? [];
      return id === undefined ? undefined : answerAsset(id, sites);
    },
  });
  const tokens = await installOn(backend, sites);
  const read = async (number: number): Promise<void> => {
    const headers = { origin: panelOrigin, authorization: `Bearer ${tokens[number % sites]}` };
    const response = await backend.app.request(assetPath(idOf(number)), { headers });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`it answered ${response.status}: ${text}`);
  };
  for (let number = 0; number < assetsInAll; number++) await read(number);
  return { read };
}

/** Microseconds a read takes. */
async function timeEach(read: (number: number) => Promise<void>): Promise<number> {
  const random = seeded(readsInRound);
  const began = performance.now();
  for (let count = 0; count < readsInRound; count++) await read(Math.floor(random() * assetsInAll));
  return ((performance.now() - began) / readsInRound) * 1_000;
}

async function heapAtRest(): Promise<number> {
  await wait(deadline * 1.2);
  return heapHeld();
}

for (const sites of [1, 10]) {
  const { read } = await open(sites);
  for (let round = 0; round < 12; round++) await timeEach(read);
}

const readers: (() => Promise<void>)[] = [];
const measured: MeasuredSites = [];
let before = await heapAtRest();
for (const sites of sizes.map(Number)) {
  const { read } = await open(sites);
  await timeEach(read);
  const after = await heapAtRest();
  const times: number[] = [];
  readers.push(async () => void times.push(await timeEach(read)));
  measured.push({ sites, heap: after - before, times });
  before = after;
}
for (let round = 0; round < rounds; round++) for (const read of readers) await read();
// The applications' timers would keep the process for a while.
process.stdout.write(JSON.stringify(measured), () => process.exit());
