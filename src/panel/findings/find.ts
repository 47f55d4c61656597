import type { AltRemark } from '#panel/alt-text/alt-rules.ts';
import { fileFindings } from '#panel/findings/file-findings.ts';
import type { Finding, ImageFacts, Severity } from '#panel/findings/finding.ts';
import { ladderFindings } from '#panel/findings/ladder-findings.ts';

const order: readonly Severity[] = ['high', 'medium', 'low'];

/** What to improve on an alt text, from what is the matter with it. */
export function altFindings(remarks: readonly AltRemark[]): Finding[] {
  // A good text inside a link keeps its note about the target: there is nothing to clear.
  return remarks
    .filter(({ rule }) => rule !== 'link')
    .map((remark) => ({ id: 'alt', severity: remark.level === 'fault' ? 'high' : 'low', remark }));
}

/** The same findings, worst first; equal ones keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

/** What to improve on an image, worst first. Sources: those of `thresholds`. */
export function findingsOf(facts: ImageFacts): Finding[] {
  // Until Webflow is done with an upload, its numbers say nothing.
  const ofFile: Finding[] =
    facts.size === 0
      ? [{ id: 'processing', severity: 'medium' }]
      : [...ladderFindings(facts), ...fileFindings(facts)];
  return worstFirst([...altFindings(facts.remarks), ...ofFile]);
}
