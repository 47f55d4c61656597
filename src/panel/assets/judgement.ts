import type { Inspection } from '#panel/assets/inspection.ts';
import { type AssetSubject, factsOf } from '#panel/assets/subject.ts';
import { altRemarks } from '#panel/i18n/alt-remarks.ts';
import type { AltRemark } from '#rules/alt-text/alt-rules.ts';
import type { Alt } from '#rules/alt-text/alt-state.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { deliverElement } from '#rules/delivery/deliver-element.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** What is to be thought of an image, from all that is known of it. */
export interface Judgement {
  readonly remarks: readonly AltRemark[];
  /** Null until Webflow's facts have come. */
  readonly delivery: ImageDelivery | null;
  /** What to improve, worst first. */
  readonly findings: readonly Finding[];
}

/** What is the matter with an alt text of this image, were it the one visitors get. */
export function remarksOn(subject: AssetSubject, alt: Alt): AltRemark[] {
  const { details, designer, placement } = subject;
  const files = [designer.name, details?.displayName, details?.originalFileName, factsOf(subject).url];
  return altRemarks({ ...alt, files, link: placement.link });
}

/** Judges an image that is shown like this, at these breakpoints. */
export function judge(
  subject: AssetSubject,
  { alt, measured, original, isShown }: Inspection,
  inputs: ElementInputs,
  breakpoints: readonly Breakpoint[],
): Judgement {
  const { details, placement } = subject;
  const { url, contentType } = factsOf(subject);
  const remarks = remarksOn(subject, alt);
  const shown = { details, measured, width: original.width };
  const delivery = deliverElement(shown, placement.width, inputs, breakpoints);
  const findings = findingsOf({
    remarks,
    contentType,
    size: details?.size,
    url,
    createdOn: details?.createdOn,
    fetchedAt: details?.fetchedAt,
    variants: details?.variants ?? undefined,
    ...original,
    isShown,
    measured,
    delivery,
  });
  return { remarks, delivery, findings };
}
