import { facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, Untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import { type Checked, probeLimit } from '#panel/designer-check/probe.ts';

/** How often each method is called at most. */
const mostCalls = 50;
/** How long all methods together may take; what is left covers a call that is under way. */
const timeForAll = 0.75 * probeLimit;

/** How long the calls of one method took, in milliseconds. */
export interface Latency {
  readonly method: string;
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/**
 * Calls each of the methods that an image needs, one after the other: 50 times, or as often as its share of the time allows, and
 * once at least. What a method that fails answered before still counts.
 */
export async function measureLatency(checked: Checked): Promise<{ verdict: Verdict; latencies: Latency[] }> {
  const { api, ask, clock, elements } = checked;
  const image = (await elements()).find((element) => element.type === 'Image');
  const methods: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['getSelectedElement', () => api.getSelectedElement()],
    ['getCurrentPage', () => api.getCurrentPage()],
    ['getTheme', () => api.getTheme()],
    ...(image?.type === 'Image'
      ? ([
          ['image.getAsset', () => image.getAsset()],
          ['image.getAltText', () => image.getAltText()],
          ['image.getSettings', () => image.getSettings()],
        ] as const)
      : []),
  ];
  const latencies: Latency[] = [];
  const begun = clock.now();
  for (const [nth, [method, start]] of methods.entries()) {
    const end = begun + (timeForAll * (nth + 1)) / methods.length;
    const took: number[] = [];
    let failed: unknown = null;
    while (failed === null && took.length < mostCalls && (took.length === 0 || clock.now() < end)) {
      const from = clock.now();
      try {
        await ask(start);
        took.push(clock.now() - from);
      } catch (error) {
        failed = error;
      }
    }
    if (failed !== null && !(failed instanceof Untried)) throw failed;
    took.sort((one, other) => one - other);
    if (took.length > 0)
      latencies.push({ method, calls: took.length, p50: at(took, 0.5), p95: at(took, 0.95) });
    if (failed?.why === 'noAnswer') break;
  }
  if (latencies.length === 0) throw new Untried('noAnswer');
  const { max } = facts.designerLatency.value;
  const slowest = Math.max(...latencies.map(({ p50 }) => p50));
  const verdict: Verdict =
    slowest <= max ? asAssumed : { is: 'different', found: `up to ${slowest} ms in half of the calls` };
  return { verdict, latencies };
}
