import { altRemarks } from '#panel/alt-text/alt-remarks.ts';
import type { AltRemark } from '#panel/alt-text/alt-rules.ts';
import type { Alt } from '#panel/alt-text/alt-state.ts';
import { type Candidate, candidatesOf } from '#panel/delivery/candidates.ts';
import { type Delivery, deliveriesOf } from '#panel/delivery/choose-file.ts';
import type { Drawn } from '#panel/delivery/drawing.ts';
import { type Breakpoint, viewportsOf } from '#panel/delivery/drawn-width.ts';
import { findingsOf } from '#panel/findings/find.ts';
import type { Finding } from '#panel/findings/finding.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import { type AssetSubject, factsOf } from '#panel/selected/subject.ts';

/** What is to be thought of an image, from all that is known of it. */
export interface Judgement {
  readonly remarks: readonly AltRemark[];
  /** The files a browser may choose from, narrowest first. */
  readonly files: readonly Candidate[];
  readonly deliveries: readonly Delivery[];
  /** What to improve, worst first. */
  readonly findings: readonly Finding[];
}

/** What is the matter with an alt text of this image, were it the one visitors get. */
export function remarksOn(subject: AssetSubject, alt: Alt): AltRemark[] {
  const { details, designer, placement } = subject;
  const files = [designer.name, details?.displayName, details?.originalFileName, factsOf(subject).url];
  return altRemarks({ ...alt, files, link: placement.link });
}

/** Judges an image that is drawn so wide at these breakpoints. */
export function judge(
  subject: AssetSubject,
  { alt, measured, original, isShown }: Inspection,
  drawn: Drawn,
  breakpoints: readonly Breakpoint[],
): Judgement {
  const { details } = subject;
  const { url, contentType } = factsOf(subject);
  const remarks = remarksOn(subject, alt);
  const file = { url, width: original.width, bytes: measured?.original.bytes ?? details?.size };
  const weights = measured?.variants.map(({ bytes }) => bytes);
  const files = details?.variants ? candidatesOf(details.variants, file, weights) : [];
  const deliveries = deliveriesOf(files, drawn, breakpoints);
  // Measured at a narrower breakpoint, an image may be drawn wider at a wider one.
  const isWidest =
    drawn.measuredAt === null || drawn.measuredAt === viewportsOf(breakpoints)[0]?.breakpoint.name;
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
    deliveries: isWidest ? deliveries : null,
  });
  return { remarks, files, deliveries, findings };
}
