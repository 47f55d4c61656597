import type { Finding } from '#rules/findings/finding.ts';

/** Why a person dismisses a finding. */
export const dismissReasons = ['intended', 'replaced', 'elsewhere', 'irrelevant'] as const;
export type DismissReason = (typeof dismissReasons)[number];

/** UTF-16 code units of a note. */
export const noteLength = 100;

/** What a dismissal is about: a kind of finding, at one usage or, where that is null, at every usage of its asset. */
export interface DismissalKey {
  readonly kind: string;
  /** The key of the element. */
  readonly usage: string | null;
}

/** A finding that a person has dismissed, without its numbers. */
export interface Dismissal extends DismissalKey {
  readonly reason: DismissReason;
  /** The person's own words; empty for none. */
  readonly note: string;
}

export interface DismissedFinding {
  readonly finding: Finding;
  readonly dismissal: Dismissal;
}

/** Returns what a finding is about, without its numbers. */
export const kindOf = (finding: Finding): string =>
  finding.id === 'alt' ? `${finding.id} ${finding.issue.rule}` : finding.id;

/** Returns the key under which a finding at this usage is dismissed. Findings about the file apply to every usage. */
export function dismissalKeyOf(finding: Finding, usage: string): DismissalKey {
  const isOfUsage = finding.id === 'alt' || finding.id === 'tooWide' || finding.id === 'oversized';
  return { kind: kindOf(finding), usage: isOfUsage ? usage : null };
}

/** True where both are about the same. */
export function isSameDismissal(one: DismissalKey, other: DismissalKey): boolean {
  return one.kind === other.kind && one.usage === other.usage;
}

/** Splits the findings at a usage into open and dismissed ones; both keep their order. */
export function splitDismissed(
  found: readonly Finding[],
  dismissals: readonly Dismissal[],
  usage: string,
): { readonly findings: readonly Finding[]; readonly dismissed: readonly DismissedFinding[] } {
  const findings: Finding[] = [];
  const dismissed: DismissedFinding[] = [];
  for (const finding of found) {
    const key = dismissalKeyOf(finding, usage);
    const dismissal = dismissals.find((one) => isSameDismissal(one, key));
    if (dismissal) dismissed.push({ finding, dismissal });
    else findings.push(finding);
  }
  return { findings, dismissed };
}
