import { expect, test } from 'vitest';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deliverImage } from '#rules/delivery/image-delivery.ts';
import { readWidth } from '#rules/delivery/read-width.ts';
import { noWidths } from '#rules/delivery/rendered-width.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { thresholds } from '#rules/thresholds.ts';
import type { ReplayImage } from '#test/replay/image.ts';
import { storedImages } from '#test/replay/stored-images.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import { fileOf, good } from '#test/support/panel/image-facts.ts';

const images = await storedImages();

/** Returns the findings of a real image whose own `sizes` and Width are known. */
function usagesOf({ original, variants: files, sizes, widthAttribute }: ReplayImage): Finding[] {
  const { width, bytes: size, type: contentType } = original;
  const variants = files.map((file) => variantOf(file.width ?? 0, { width: file.width }));
  const fileFrom = ({ bytes, type }: ReplayImage['original']) =>
    fileOf({ bytes, type, reason: bytes === null ? 'unavailable' : null });
  const measured = { original: fileFrom(original), variants: files.map(fileFrom) };
  const delivery = deliverImage({
    details: { variants, hostedUrl: 'https://x.test/a', size, contentType },
    measured,
    width,
    sizes: { pasted: sizes, width: readWidth(widthAttribute) },
    rendered: noWidths,
    breakpoints: defaultBreakpoints,
  });
  const facts = { ...good, url: 'https://x.test/a', contentType, size, variants, width, height: null };
  return findingsOf({ ...facts, measured, delivery });
}

test('of 670 real images only those over 500 kB have findings, low where Chromium never loaded the original', () => {
  expect(images).toHaveLength(670);
  const expected = images.map(({ original: { width, bytes }, on }) => {
    const isTaken = on.some(({ downloads }) => downloads === width);
    return (bytes ?? 0) > thresholds.heavy ? [`heavy ${isTaken ? 'medium' : 'low'}`] : [];
  });
  expect(new Set(expected.flat())).toEqual(new Set(['heavy medium', 'heavy low']));
  const found = images.map((image) => usagesOf(image).map(({ id, severity }) => `${id} ${severity}`));
  expect(found).toEqual(expected);
});
