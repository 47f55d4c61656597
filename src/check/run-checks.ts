import type { Way } from '#contract/webflow-facts/fact.ts';
import { type FactId, factIds, facts } from '#contract/webflow-facts/facts.ts';
import type { Verdicts } from '#contract/webflow-facts/report.ts';
import { Untried, type UntriedReason, untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import { type Check, dataApiChecks } from './data-api-checks.ts';
import type { SiteUnderCheck } from './site-under-check.ts';

const checks: Readonly<Partial<Record<FactId, Check>>> = dataApiChecks;

/** Why a fact that has no check here is not tried. */
const withoutCheck = {
  'data-api': 'hand',
  consent: 'consent',
  designer: 'designer',
  'designer-write': 'designer',
  hand: 'hand',
} as const satisfies Record<Way, UntriedReason>;

async function tryFact(id: FactId, site: SiteUnderCheck): Promise<Verdict> {
  const check = checks[id];
  if (!check) return untried(withoutCheck[facts[id].ways[0]]);
  try {
    return await check(site);
  } catch (error) {
    if (error instanceof Untried) return untried(error.why);
    throw error;
  }
}

/** Tries every fact that is not known yet, one after the other. `onVerdict` is called with each. */
export async function runChecks(
  site: SiteUnderCheck,
  known: Verdicts = new Map(),
  onVerdict: (id: FactId, verdict: Verdict) => void = () => {},
): Promise<Verdicts> {
  const verdicts = new Map<FactId, Verdict>();
  for (const id of factIds) {
    const verdict = known.get(id) ?? (await tryFact(id, site));
    onVerdict(id, verdict);
    verdicts.set(id, verdict);
  }
  return verdicts;
}
