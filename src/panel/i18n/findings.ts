import { sayRemark } from '#panel/i18n/alt-rules.ts';
import { formatBytes, formatFormat, formatTenths } from '#panel/i18n/format.ts';
import { fill, plural, words } from '#panel/i18n/language.ts';
import { type Saying, say } from '#panel/i18n/saying.ts';
import { whyNone } from '#panel/i18n/variants.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = words.findings;

export const { heading, none, checking, severities } = said;

type Of<Id extends Finding['id']> = Finding & { readonly id: Id };

const effectOf = (isLoaded: boolean): string => said.effects[isLoaded ? 'loaded' : 'unloaded'];

function heavyBody({ bytes, isLoaded, isAlone, advice, webp, avif }: Of<'heavy'>): string {
  const { body, alone, unloaded, withWebp, withAvif, about, between } = said.heavy;
  const first = fill(isAlone ? alone : isLoaded ? body : unloaded, {
    bytes: formatBytes(bytes),
    limit: formatBytes(thresholds.heavyAlone),
    advice: said.heavy.advice[advice],
  });
  if (!webp) return first;
  const [least, most] = webp.map(formatBytes);
  return fill(avif ? withAvif : withWebp, {
    body: first,
    saving: fill(least === most ? about : between, { least, most }),
    avif: avif && formatBytes(avif),
  });
}

interface SizedBody {
  readonly body: string;
  readonly bodyWithWidths: string;
}

const bodyOf = ({ body, bodyWithWidths }: SizedBody, widths: readonly number[]): string =>
  widths.length > 0 ? fill(bodyWithWidths, { widths: widths.join(', ') }) : body;

function brokenVariantsBody({ widths, isLoaded }: Of<'brokenVariants'>): string {
  return isLoaded ? bodyOf(said.brokenVariants, widths) : said.brokenVariants.unloaded;
}

function failedVariantsBody({ widths, isAll }: Of<'failedVariants'>): string {
  return isAll ? said.failedVariants.bodyOfAll : bodyOf(said.failedVariants, widths);
}

function loads({ breakpoint, density, before, after, pixels }: Finding & { id: 'tooWide' | 'oversized' }) {
  return { breakpoint, density, before: formatBytes(before), after: formatBytes(after), pixels };
}

/** A finding in words: the reason, the number and the next step. Source: Webflow's content design rules. */
export function sayFinding(finding: Finding): Saying {
  switch (finding.id) {
    case 'alt':
      return sayRemark(finding.remark);
    case 'processing':
      return { title: said.processing, body: whyNone.processing };
    case 'brokenOriginal': {
      const { title, [finding.why]: body } = said.brokenOriginal;
      return say({ title, body }, { effect: effectOf(finding.isLoaded) });
    }
    case 'brokenVariants':
      return {
        title: plural(said.brokenVariants.title, finding.count),
        body: brokenVariantsBody(finding),
      };
    case 'unshownFormat':
      return say(said.unshownFormat, { is: formatFormat(finding.is), effect: effectOf(finding.isLoaded) });
    case 'unshownType': {
      const is = formatFormat(finding.is);
      return say(said.unshownType, { is, served: finding.served, extension: is.toLowerCase() });
    }
    case 'noVariants':
      return { title: said.noVariants.title, body: said.noVariants[finding.reason] };
    case 'failedVariants':
      return {
        title: plural(said.failedVariants.title, finding.count),
        body: failedVariantsBody(finding),
      };
    case 'otherType':
      return say(said.otherType, { says: formatFormat(finding.says), is: formatFormat(finding.is) });
    case 'otherExtension':
      return say(said.otherExtension, { extension: finding.extension, is: formatFormat(finding.is) });
    case 'animatedGif':
      return say(said.animatedGif, { bytes: formatBytes(finding.bytes) });
    case 'heavy':
      return { title: said.heavy.title, body: heavyBody(finding) };
    case 'photoPng':
      return say(said.photoPng, { bytesPerPixel: formatTenths(finding.bytesPerPixel) });
    case 'tooWide': {
      const { title, body, bodyUnmeasured } = said.tooWide;
      const names = finding.unmeasured.join(', ');
      return say({ title, body: names ? bodyUnmeasured : body }, { ...loads(finding), names });
    }
    case 'oversized':
      return say(said.oversized, { ...loads(finding), width: finding.width });
  }
}
