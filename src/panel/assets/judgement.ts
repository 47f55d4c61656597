import { auditedUsage } from '#panel/assets/inspection.ts';
import type { AssetSubject } from '#panel/assets/subject.ts';
import { altRemarks } from '#panel/i18n/alt-remarks.ts';
import type { AltRemark } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import { type Audit, type AuditContext, audit, auditAltText } from '#rules/audit/audit.ts';

export type Judgement = Audit;

/** What is the matter with an alt text of this image, were it the one visitors get. */
export function remarksOn(subject: AssetSubject, alt: Alt): AltRemark[] {
  return auditAltText(alt, subject, subject.placement, { altRules: altRemarks, repeats: 0 });
}

/** Audits the selected image. */
export function judge(subject: AssetSubject, context: Omit<AuditContext, 'altRules'>): Audit {
  return audit(subject, auditedUsage(subject), { ...context, altRules: altRemarks });
}
