import { type FactId, factIds, facts } from '#contract/webflow-facts/facts.ts';
import type { Verdicts } from '#contract/webflow-facts/report.ts';
import { Untried, untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import { eventProbes } from '#panel/designer-check/event-probes.ts';
import { frameProbes } from '#panel/designer-check/frame-probes.ts';
import { imageProbes } from '#panel/designer-check/image-probes.ts';
import { type Latency, measureLatency } from '#panel/designer-check/latency.ts';
import { pageProbes } from '#panel/designer-check/page-probes.ts';
import { createChecked, type Probes, runProbe, type Surroundings } from '#panel/designer-check/probe.ts';
import { siteProbes } from '#panel/designer-check/site-probes.ts';

/** What one run found. */
export interface CheckResult {
  readonly verdicts: Verdicts;
  readonly latencies: readonly Latency[];
}

const probes: Probes = { ...eventProbes, ...frameProbes, ...imageProbes, ...pageProbes, ...siteProbes };

/** The facts of the Designer that can be settled without a write. */
export const readableFacts: readonly FactId[] = factIds.filter((id) =>
  facts[id].ways.some((way) => way === 'designer'),
);

/** Tries every fact of the Designer, one after the other, without a write. `onVerdict` is called with each. */
export async function runCheck(
  surroundings: Surroundings,
  onVerdict: (id: FactId, verdict: Verdict) => void = () => {},
): Promise<CheckResult> {
  const verdicts = new Map<FactId, Verdict>();
  const latencies: Latency[] = [];
  const checked = createChecked(surroundings);
  for (const id of readableFacts) {
    const probe =
      probes[id] ??
      (async () => {
        if (id !== 'designerLatency') throw new Untried('hand');
        const measured = await measureLatency(checked);
        latencies.push(...measured.latencies);
        return measured.verdict;
      });
    const verdict = surroundings.signal.aborted ? untried('noAnswer') : await runProbe(probe, checked);
    verdicts.set(id, verdict);
    onVerdict(id, verdict);
  }
  return { verdicts, latencies };
}

/** Returns the lines of a report about the time that calls took. */
export function latencyLines(latencies: readonly Latency[]): string[] {
  return latencies.map(
    ({ method, calls, p50, p95 }) =>
      `${method}: p50 ${p50} ms, p95 ${p95} ms of ${calls} ${calls === 1 ? 'call' : 'calls'}.`,
  );
}
