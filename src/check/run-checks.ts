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

type OnFault = (id: FactId, error: unknown) => void;

async function tryFact(id: FactId, site: SiteUnderCheck, onFault: OnFault): Promise<Verdict> {
  const check = checks[id];
  if (!check) return untried(withoutCheck[facts[id].ways[0]]);
  try {
    return await check(site);
  } catch (error) {
    if (error instanceof Untried) return untried(error.why);
    onFault(id, error);
    return untried('unclear');
  }
}

/**
 * Returns one line for a check that an error of another kind ended: the error's class and the line of this program, and not its
 * message, which may repeat an address.
 */
export function faultLine(id: FactId, error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)) : [];
  const [place] = frames.flatMap((line) => /\bsrc\/(?:check|contract)\/[\w/.-]+:\d+/.exec(line)?.[0] ?? []);
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return `${id} was ended by ${kind}${place ? ` at ${place}` : ''}`;
}

/**
 * Tries every fact that is not known yet, one after the other. `onVerdict` is called with each, and `onFault` with what ended a
 * check though it is no `Untried`: an address that is none, or a fault of this program.
 */
export async function runChecks(
  site: SiteUnderCheck,
  known: Verdicts = new Map(),
  onVerdict: (id: FactId, verdict: Verdict) => void = () => {},
  onFault: OnFault = () => {},
): Promise<Verdicts> {
  const verdicts = new Map<FactId, Verdict>();
  for (const id of factIds) {
    const verdict = known.get(id) ?? (await tryFact(id, site, onFault));
    onVerdict(id, verdict);
    verdicts.set(id, verdict);
  }
  return verdicts;
}
