import { assetsProtocol, siteWord } from '../../src/contract/assets-call.ts';
import { routes } from '../../src/contract/routes.ts';
import { usesProtocol } from '../../src/contract/uses.ts';
import { type Harness, openHarness } from '../../test/support/servers/harness/harness.ts';
import { median } from '../../test/support/shared/statistics.ts';
import type { Result } from '../benchmark.ts';

/** Milliseconds that Webflow takes for an answer. */
const latency = 100;
const selections = 25;

const json = { 'content-type': 'application/json' };

/** Milliseconds of one person's read of each of these assets, which goes past the caches. */
async function select({ backend, headers }: Harness, ids: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const id of ids) {
    const start = performance.now();
    const body = { protocol: assetsProtocol, ids: [id], wanted: ['details'], noCache: true };
    const init = { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(body) };
    const response = await fetch(`${backend}${routes.readAssets.path}`, init);
    const text = await response.text();
    if (!text.includes('"isWhole":true')) throw new Error(`a selection was answered with ${text}`);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Begins what another person wants of the whole site; the call for its list is left once `leave` is called. */
async function readWholeSite({ backend, colleagueHeaders }: Harness) {
  const stop = new AbortController();
  const send = (path: string, body: object) =>
    fetch(`${backend}${path}`, {
      method: 'POST',
      headers: { ...colleagueHeaders, ...json },
      body: JSON.stringify(body),
      signal: stop.signal,
    });
  const uses = await send(routes.readUses.path, { protocol: usesProtocol, action: 'read' });
  const begun = await uses.text();
  if (!begun.includes('"state":"reading"')) throw new Error(`the reading answered ${begun}`);
  const list = await send(routes.readAssets.path, {
    protocol: assetsProtocol,
    ids: [],
    wanted: [siteWord, 'altTexts'],
  });
  const whole = list.text().catch(() => '');
  return {
    async leave() {
      stop.abort();
      await whole;
    },
  };
}

/** How much longer a person waits for a selection while the site's list and its uses are read for another. */
export async function selectionsMeanwhile(folder: string): Promise<Result[]> {
  const harness = await openHarness({ folder, latency, assets: 'big', findsUses: true });
  try {
    const { assetIds } = harness.upstream;
    const [warm, alone, beside] = [0, 1, 2].map((part) =>
      assetIds.slice(part * selections, (part + 1) * selections),
    );
    await select(harness, warm ?? []);
    const otherwise = await select(harness, alone ?? []);
    const reading = await readWholeSite(harness);
    const meanwhile = await select(harness, beside ?? []);
    await reading.leave();
    return [
      {
        what: 'a person’s cold selection while the list and the uses of the big site are read, against otherwise, p50',
        value: meanwhile / otherwise,
        unit: '×',
        target: { atMost: 1.2 },
        from: `${meanwhile.toFixed(0)} ms against ${otherwise.toFixed(0)} ms, ${selections} selections each`,
      },
    ];
  } finally {
    await harness.stop();
  }
}
