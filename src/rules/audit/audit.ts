import type { AltTextInput, AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type AssetFacts, latestFacts } from '#rules/audit/asset-facts.ts';
import { type AssetSummary, summarize } from '#rules/audit/asset-summary.ts';
import { createFileAudit, type FileAudit, type Placement } from '#rules/audit/file-audit.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';
import { type DismissedFinding, splitDismissed } from '#rules/findings/dismissal.ts';
import { altFindings, worstFirst } from '#rules/findings/find.ts';
import { localeFindings } from '#rules/findings/locale-findings.ts';

/** What an audit needs beside the facts of an asset and of its usage. */
export interface AuditContext extends Omit<Placement, 'usage'> {
  /** Lists the issues of an alt text by the word lists: see `altRules`. */
  readonly altRules: (selection: AltTextInput) => AltTextIssue[];
  /** On how many other assets of the page the same alt text is used. */
  readonly repeats: number;
  /** The key of the usage's element. */
  readonly usageKey: string;
}

/** What to improve on one usage of an asset, and the facts behind it. */
export interface Audit extends AssetSummary, FileAudit {
  /** Issues of the alt text, worst first. */
  readonly issues: readonly AltTextIssue[];
  /** The findings that a person has dismissed, worst first; they are not among `findings`. */
  readonly dismissed: readonly DismissedFinding[];
}

/** Lists the issues that an alt text would have on this usage. */
export function auditAltText(
  alt: Alt,
  { designer, details }: Pick<AssetFacts, 'designer' | 'details'>,
  { link }: Pick<UsageFacts, 'link'>,
  { altRules, repeats }: Pick<AuditContext, 'altRules' | 'repeats'>,
): AltTextIssue[] {
  const { url } = latestFacts({ designer, details });
  const files = [designer.name, details?.displayName, details?.originalFileName, url];
  return altRules({ ...alt, files, link, repeats });
}

const auditFiles = createFileAudit();

/** Audits one usage of an asset. Every view, total and export uses these findings, worst first. */
export function audit(asset: AssetFacts, usage: UsageFacts, context: AuditContext): Audit {
  const summary = summarize(asset, usage);
  const issues = auditAltText(summary.alt, asset, usage, context);
  const { delivery, findings } = auditFiles(asset, { usage, ...context });
  const inLocales = localeFindings(asset.altTexts ?? [], summary.alt);
  const found = worstFirst([...altFindings(issues), ...findings, ...inLocales]);
  return { ...summary, issues, delivery, ...splitDismissed(found, asset.dismissals ?? [], context.usageKey) };
}
