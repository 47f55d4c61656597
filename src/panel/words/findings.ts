import type { Finding } from '#panel/findings/finding.ts';
import { formatBytes, formatFormat, formatTenths } from '#panel/format.ts';
import { sayRemark } from '#panel/words/alt-rules.ts';
import { fill, plural, words } from '#panel/words/language.ts';
import { type Saying, say } from '#panel/words/saying.ts';
import { whyNone } from '#panel/words/variants.ts';

const said = words.findings;

export const { heading, none, checking, severities } = said;

function heavyBody({ bytes, webp, avif }: Finding & { id: 'heavy' }): string {
  const { body, bodyWithWebp, bodyWithAvif, about, between } = said.heavy;
  const [least, most] = (webp ?? [0, 0]).map(formatBytes);
  return fill(webp ? (avif ? bodyWithAvif : bodyWithWebp) : body, {
    bytes: formatBytes(bytes),
    saving: fill(least === most ? about : between, { least, most }),
    avif: avif && formatBytes(avif),
  });
}

/** A finding in words: the reason, the number and the next step. Source: Webflow's content design rules. */
export function sayFinding(finding: Finding): Saying {
  switch (finding.id) {
    case 'alt':
      return sayRemark(finding.remark);
    case 'processing':
      return { title: said.processing, body: whyNone.processing };
    case 'noVariants':
      return { title: said.noVariants.title, body: said.noVariants[finding.reason] };
    case 'failedVariants': {
      const { title, body, bodyWithWidths } = said.failedVariants;
      const widths = finding.widths.join(', ');
      return { title: plural(title, finding.count), body: widths ? fill(bodyWithWidths, { widths }) : body };
    }
    case 'otherType':
      return say(said.otherType, { says: formatFormat(finding.says), is: formatFormat(finding.is) });
    case 'otherExtension':
      return say(said.otherExtension, { extension: finding.extension, is: formatFormat(finding.is) });
    case 'heavyVariants': {
      const { title, body } = said.heavyVariants;
      const sizes = { original: formatBytes(finding.original), bytes: formatBytes(finding.bytes) };
      return { title, body: plural(body, finding.count, sizes) };
    }
    case 'animatedGif':
      return say(said.animatedGif, { bytes: formatBytes(finding.bytes) });
    case 'heavy':
      return { title: said.heavy.title, body: heavyBody(finding) };
    case 'photoPng':
      return say(said.photoPng, { bytesPerPixel: formatTenths(finding.bytesPerPixel) });
    case 'oversized': {
      const { title, body, bodyWithWaste } = said.oversized;
      const { width, needed, waste } = finding;
      return say(
        { title, body: waste ? bodyWithWaste : body },
        { width, needed, waste: waste && formatBytes(waste) },
      );
    }
  }
}
