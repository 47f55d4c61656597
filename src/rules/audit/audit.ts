import type { AltRemark, AltTextInput } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type AssetFacts, latestFacts } from '#rules/audit/asset-facts.ts';
import { type AssetSummary, summarize } from '#rules/audit/asset-summary.ts';
import { createFileAudit, type FileAudit, type Placement } from '#rules/audit/file-audit.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';
import { altFindings, worstFirst } from '#rules/findings/find.ts';

/** What an audit needs beside the facts of an asset and of its usage. */
export interface AuditContext extends Omit<Placement, 'usage'> {
  /** What is the matter with an alt text, by the word lists: see `altRules`. */
  readonly altRules: (subject: AltTextInput) => AltRemark[];
  /** With how many other assets of the page the alt text stands. */
  readonly repeats: number;
}

/** What is to be improved on one usage of an asset, and what it follows from. */
export interface Audit extends AssetSummary, FileAudit {
  /** What is the matter with the alt text, worst first. */
  readonly remarks: readonly AltRemark[];
}

/** What would be the matter with an alt text of this usage, were it the one visitors get. */
export function auditAltText(
  alt: Alt,
  { designer, details }: Pick<AssetFacts, 'designer' | 'details'>,
  { link }: Pick<UsageFacts, 'link'>,
  { altRules, repeats }: Pick<AuditContext, 'altRules' | 'repeats'>,
): AltRemark[] {
  const { url } = latestFacts({ designer, details });
  const files = [designer.name, details?.displayName, details?.originalFileName, url];
  return altRules({ ...alt, files, link, repeats });
}

const auditFiles = createFileAudit();

/** Audits one usage of an asset. The findings, worst first, are those of every view, total and export. */
export function audit(asset: AssetFacts, usage: UsageFacts, context: AuditContext): Audit {
  const summary = summarize(asset, usage);
  const remarks = auditAltText(summary.alt, asset, usage, context);
  const { delivery, findings } = auditFiles(asset, { usage, ...context });
  return { ...summary, remarks, delivery, findings: worstFirst([...altFindings(remarks), ...findings]) };
}
