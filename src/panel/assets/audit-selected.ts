import type { SelectedAsset } from '#panel/assets/selection.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type Audit, type AuditContext, audit, auditAltText } from '#rules/audit/audit.ts';

/** What is the matter with an alt text of the selected image, were it the one visitors get; see `AuditContext` for `repeats`. */
export function auditDraft(
  { placement, ...asset }: SelectedAsset,
  alt: Alt,
  repeats: number,
): AltTextIssue[] {
  return auditAltText(alt, asset, placement, { altRules: altTextIssues, repeats });
}

/** Audits the selected image. */
export function auditSelected(selection: SelectedAsset, context: Omit<AuditContext, 'altRules'>): Audit {
  return audit(selection, { as: 'image', ...selection.placement }, { ...context, altRules: altTextIssues });
}
