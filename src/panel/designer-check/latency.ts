import { facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, Untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import type { Checked } from '#panel/designer-check/probe.ts';

/** How often each method is called. */
const calls = 50;

/** How long the calls of one method took, in milliseconds. */
export interface Latency {
  readonly method: string;
  readonly p50: number;
  readonly p95: number;
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Calls each of the methods that an image needs 50 times, one after the other. A method that fails is left out. */
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
  for (const [method, start] of methods) {
    const took: number[] = [];
    try {
      for (let call = 0; call < calls; call += 1) {
        const from = clock.now();
        await ask(start);
        took.push(clock.now() - from);
      }
    } catch (error) {
      if (!(error instanceof Untried)) throw error;
      if (error.why === 'noAnswer') break;
      continue;
    }
    took.sort((one, other) => one - other);
    latencies.push({ method, p50: at(took, 0.5), p95: at(took, 0.95) });
  }
  if (latencies.length === 0) throw new Untried('noAnswer');
  const { max } = facts.designerLatency.value;
  const slowest = Math.max(...latencies.map(({ p50 }) => p50));
  const verdict: Verdict =
    slowest <= max ? asAssumed : { is: 'different', found: `up to ${slowest} ms in half of the calls` };
  return { verdict, latencies };
}
