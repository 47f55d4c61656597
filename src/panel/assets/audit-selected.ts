import type { AssetSubject } from '#panel/assets/subject.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type Audit, type AuditContext, audit, auditAltText } from '#rules/audit/audit.ts';

/** What is the matter with an alt text of the selected image, were it the one visitors get; see `AuditContext` for `repeats`. */
export function auditDraft({ placement, ...asset }: AssetSubject, alt: Alt, repeats: number): AltTextIssue[] {
  return auditAltText(alt, asset, placement, { altRules: altTextIssues, repeats });
}

/** Audits the selected image. */
export function auditSelected(subject: AssetSubject, context: Omit<AuditContext, 'altRules'>): Audit {
  return audit(subject, { as: 'image', ...subject.placement }, { ...context, altRules: altTextIssues });
}
