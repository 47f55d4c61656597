import fc from 'fast-check';
import { imageTypes, type UnmeasuredReason, unmeasuredReasons } from '#contract/measurements.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { deliverImage } from '#rules/delivery/image-delivery.ts';
import { noWidths, type RenderedWidth } from '#rules/delivery/rendered-width.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { ImageFacts, MeasuredFile } from '#rules/findings/finding.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';

/** Four variants that all went well. */
export const variants = [variantOf(500), variantOf(800), variantOf(1080), variantOf(1600)];
/** A measured file: a JPEG of 400 kB, but for what a test changes. */
export function fileOf(changes: Partial<MeasuredFile> = {}): MeasuredFile {
  const type = changes.type === undefined ? 'image/jpeg' : changes.type;
  return { bytes: 400_000, type, servedType: type, animated: null, reason: null, ...changes };
}

/** A file that could not be measured. */
export function unmeasuredFile(reason: UnmeasuredReason): MeasuredFile {
  return fileOf({ bytes: null, type: null, reason });
}

/** The measured original of the image below. */
export const original = fileOf();

/** An image with nothing to improve. */
export const good: ImageFacts = {
  issues: [],
  contentType: 'image/jpeg',
  size: 400_000,
  url: 'https://cdn.example.test/hero.jpg',
  createdOn: '2026-01-01T00:00:00.000Z',
  fetchedAt: '2026-03-01T00:00:00.000Z',
  variants,
  width: 2_000,
  height: 1_300,
  measured: {
    original,
    variants: [40, 90, 150, 300].map((kilobytes) => fileOf({ bytes: kilobytes * 1_000 })),
  },
  delivery: null,
};

/** An alt text issue: a missing text, except for the changes of a test. */
export const issue = (changes: Partial<AltTextIssue>): AltTextIssue => ({
  rule: 'missing',
  level: 'fault',
  words: '',
  count: 0,
  ...changes,
});

/** The same image, with this Width in its settings and rendered so wide everywhere; null where that is not known. */
function shownAt(
  width: number | null,
  rendered: RenderedWidth | null,
  changes: Partial<ImageFacts>,
): ImageFacts {
  const facts = { ...good, ...changes };
  const { variants: all, url = null, size = null, contentType = null, measured = null } = facts;
  const delivery =
    all &&
    deliverImage({
      details: { variants: all, hostedUrl: url, size, contentType },
      measured,
      width: facts.width,
      sizes: { pasted: null, width },
      rendered: { ...noWidths, everywhere: rendered },
      breakpoints: defaultBreakpoints,
    });
  return { ...facts, delivery };
}

/** The same image as rendered so wide everywhere, without a Width in its settings. */
export function renderedAt(rendered: RenderedWidth, changes: Partial<ImageFacts> = {}): ImageFacts {
  return shownAt(null, rendered, changes);
}

/** The same image with this Width in its settings, in CSS pixels. */
export function withWidth(width: number | null, changes: Partial<ImageFacts> = {}): ImageFacts {
  return shownAt(width, null, changes);
}

const bytes = fc.option(fc.nat({ max: 2 ** 40 }));
const pixels = fc.option(fc.nat({ max: 2 ** 31 }));
const type = fc.option(fc.constantFrom(...imageTypes, 'IMAGE/JPG; q=1', 'x'));
const variant = fc
  .record({ width: pixels, error: fc.option(fc.constant('broken'), { freq: 3 }) })
  .map((changes) => variantOf(500, changes));
const file: fc.Arbitrary<MeasuredFile> = fc.record({
  bytes,
  type,
  servedType: type,
  animated: fc.option(fc.boolean()),
  reason: fc.option(fc.constantFrom(...unmeasuredReasons)),
});
const moment = fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T00:09:59Z', 'x'));

/** Any image without an alt text, with any combination of known, measured and unknown facts. */
export const anyImage: fc.Arbitrary<ImageFacts> = fc
  .record({
    contentType: type,
    size: bytes,
    url: fc.option(fc.oneof(fc.webUrl(), fc.constantFrom('https://x.test/a.png', 'https://x.test/a.SVG'))),
    createdOn: moment,
    fetchedAt: moment,
    variants: fc.option(fc.array(variant, { maxLength: 5 }), { nil: undefined }),
    width: pixels,
    height: pixels,
    isShown: fc.option(fc.boolean(), { nil: undefined }),
    measured: fc.option(
      fc.record({ original: file, variants: fc.array(file, { minLength: 5, maxLength: 5 }) }),
    ),
    rendered: fc.option(fc.record({ unit: fc.constantFrom('vw', 'px'), value: fc.double() })),
  })
  .map(({ rendered, ...rest }) => {
    const facts = { ...rest, issues: [issue({})] };
    return rendered ? renderedAt(rendered, facts) : { ...facts, delivery: null };
  });

/** Returns the findings of an image's files as `id severity`, without those about its width. */
export function briefly(facts: ImageFacts): string {
  return findingsOf(facts)
    .filter(({ id }) => id !== 'oversized' && id !== 'tooWide')
    .map(({ id, severity }) => `${id} ${severity}`)
    .join();
}

/** The same image with its variants, and what they were measured as, in another order. */
export function shuffled(facts: ImageFacts, order: Iterable<number>): ImageFacts {
  const { variants = [], measured, delivery } = facts;
  const numbers = order[Symbol.iterator]();
  const places = variants
    .map((_, at) => ({ at, rank: Number(numbers.next().value) }))
    .toSorted((one, other) => one.rank - other.rank);
  const pick = <Item>(items: readonly Item[]): Item[] => places.flatMap(({ at }) => items.slice(at, at + 1));
  return {
    ...facts,
    variants: facts.variants && pick(variants),
    measured: measured && { ...measured, variants: pick(measured.variants) },
    delivery: delivery && {
      ...delivery,
      listing: { ...delivery.listing, omissions: pick(delivery.listing.omissions) },
    },
  };
}
