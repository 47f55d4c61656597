import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import { brokenFindings } from '#rules/findings/broken-findings.ts';
import { deliveryFindings } from '#rules/findings/delivery-findings.ts';
import { examine } from '#rules/findings/examine.ts';
import type { Finding, ImageFacts, Severity } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { typeFindings } from '#rules/findings/type-findings.ts';
import { isUnshownFormat, unshownFindings } from '#rules/findings/unshown-findings.ts';
import { failedVariants, noVariants } from '#rules/findings/variant-findings.ts';
import { weightFindings } from '#rules/findings/weight-findings.ts';

const order: readonly Severity[] = ['high', 'medium', 'low'];

/** Returns the findings for the issues of an alt text. */
export function altFindings(issues: readonly AltTextIssue[]): Finding[] {
  // The note about the target of a link is no finding: a good text needs no change.
  return issues
    .filter(({ rule }) => rule !== 'link')
    .map((issue) => ({ id: 'alt', severity: issue.level === 'fault' ? 'high' : 'low', issue }));
}

/** Returns the findings worst first; equal ones keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function fileFindings(facts: ImageFacts): Finding[] {
  // Webflow's numbers are not final before it has processed an upload.
  if (facts.size === 0) return [{ id: 'processing', severity: severityOf('processing', true) }];
  const image = examine(facts);
  const unusable = [...brokenFindings(image), ...unshownFindings(image)];
  const isReplaced = unusable.some(({ id }) => id === 'brokenOriginal') || isUnshownFormat(image.type);
  // An original that must be replaced needs no other change.
  if (isReplaced) return [...unusable, ...failedVariants(image)];
  const ofWeight = weightFindings(image);
  return [
    ...unusable,
    ...failedVariants(image),
    // A heavy GIF has the same advice.
    ...noVariants(image).filter(({ reason }) => reason !== 'gif' || ofWeight.length === 0),
    ...deliveryFindings(image),
    ...(unusable.some(({ id }) => id === 'unshownType') ? [] : typeFindings(image)),
    ...ofWeight,
  ];
}

/** Returns what to improve on an image, worst first. Sources: those of `thresholds`. */
export function findingsOf(facts: ImageFacts): Finding[] {
  return worstFirst([...altFindings(facts.issues), ...fileFindings(facts)]);
}
