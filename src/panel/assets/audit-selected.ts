import type { SelectedAsset } from '#panel/assets/selection.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type Audit, type AuditContext, audit, auditAltText } from '#rules/audit/audit.ts';

/** Returns the issues of a draft, as if it were the alt text that visitors get; see `AuditContext` for `repeats`. */
export function auditDraft(
  { placement, ...asset }: Pick<SelectedAsset, 'designer' | 'details' | 'placement'>,
  alt: Alt,
  repeats: number,
): AltTextIssue[] {
  return auditAltText(alt, asset, placement, { altRules: altTextIssues, repeats });
}

/** Returns the audit of the selected image. */
export function auditSelected(
  selection: SelectedAsset,
  context: Omit<AuditContext, 'altRules' | 'usageKey'>,
): Audit {
  return audit(
    selection,
    { as: selection.as, ...selection.placement },
    { ...context, altRules: altTextIssues, usageKey: selection.elementKey },
  );
}
