import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import { formatBytes, formatFormat, formatNumber, formatTenths } from '#panel/i18n/format.ts';
import { type Advice, formatAdvice } from '#panel/i18n/message.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = messages.findings;

export const { heading, none, noneButSharpness, checking, severities, edit, editAltText } = said;

export const count = (findings: number): string => plural(said.count, findings);

type Of<Id extends Finding['id']> = Finding & { readonly id: Id };

const effectOf = (isLoaded: boolean): string => said.effects[isLoaded ? 'loaded' : 'unloaded'];

function savingOf({ webp, avif }: Of<'heavy'>): string | null {
  if (!webp) return null;
  const [least, most] = webp.map(formatBytes);
  return interpolate(avif ? said.heavy.webpAndAvif : said.heavy.webp, {
    saving: interpolate(least === most ? said.heavy.about : said.heavy.between, { least, most }),
    avif: avif && formatBytes(avif),
  });
}

function heavyAdvice(finding: Of<'heavy'>, isWeighed = false): Advice {
  const { isLoaded, isAlone, advice } = finding;
  const { alone, unloaded, whyVector } = said.heavy;
  const why = [isAlone ? alone : isLoaded ? null : unloaded, advice === 'vector' ? whyVector : null]
    .concat(isWeighed ? null : savingOf(finding))
    .filter((part) => part !== null)
    .join(' ');
  const message = { title: said.heavy.title, body: said.heavy.advice[advice] };
  return formatAdvice(why ? { ...message, why } : message, {
    bytes: formatBytes(finding.bytes),
    limit: formatBytes(thresholds.heavyAlone),
  });
}

const whyWith = (words: { why: string; whyWithWidths: string }, widths: readonly number[]): string =>
  widths.length > 0 ? interpolate(words.whyWithWidths, { widths: widths.join(', ') }) : words.why;

function brokenVariantsAdvice({ count: variants, widths, isLoaded }: Of<'brokenVariants'>): Advice {
  const { title, unloaded, whyUnloaded } = said.brokenVariants;
  return {
    title: plural(title, variants),
    ...(isLoaded
      ? { body: said.again, why: whyWith(said.brokenVariants, widths) }
      : { body: unloaded, why: whyUnloaded }),
  };
}

function failedVariantsAdvice({ count: variants, widths, isAll }: Of<'failedVariants'>): Advice {
  const { title, body, whyOfAll } = said.failedVariants;
  return {
    title: plural(title, variants),
    ...(isAll
      ? { body: said.saveAgain, why: whyOfAll }
      : { body, why: whyWith(said.failedVariants, widths) }),
  };
}

function localeAdvice({ locales }: Of<'localeMissing'>): Advice {
  const { title, body, bodyOfSeveral, why } = said.localeMissing;
  const names = locales.map((name) => name || messages.locales.unnamed).join(', ');
  return {
    title: plural(title, locales.length, { names }),
    body: locales.length > 1 ? bodyOfSeveral : body,
    why: interpolate(why, { names }),
  };
}

function loads({ device, breakpoint, density, before, after, pixels }: Of<'tooWide' | 'oversized'>) {
  return {
    devices: said.devices[device],
    breakpoint,
    density,
    before: formatBytes(before),
    after: formatBytes(after),
    pixels: formatNumber(pixels),
  };
}

const kinds: Partial<Record<Finding['id'], string>> = said.kinds;

/** Returns the title of several findings of one kind, whose own titles have different numbers. */
export const kindTitle = (finding: Finding): string => kinds[finding.id] ?? findingMessage(finding).title;

/**
 * Returns the message for a finding: what it is with its number, the next step, and the reason. Source: Webflow's
 * content design rules.
 */
export function findingMessage(finding: Finding): Advice {
  switch (finding.id) {
    case 'alt':
      return altTextIssueMessage(finding.issue);
    case 'localeMissing':
      return localeAdvice(finding);
    case 'processing':
      return said.processing;
    case 'brokenOriginal': {
      const { title, [finding.why]: why } = said.brokenOriginal;
      const body = finding.why === 'notImage' ? said.saveAgain : said.again;
      return formatAdvice({ title, body, why }, { effect: effectOf(finding.isLoaded) });
    }
    case 'brokenVariants':
      return brokenVariantsAdvice(finding);
    case 'unshownFormat':
      return formatAdvice(said.unshownFormat, {
        is: formatFormat(finding.is),
        effect: effectOf(finding.isLoaded),
      });
    case 'unshownType': {
      const is = formatFormat(finding.is);
      return formatAdvice(said.unshownType, { is, served: finding.served, extension: is.toLowerCase() });
    }
    case 'noVariants': {
      const { title, why, gif, new: again } = said.noVariants;
      const body = { gif, new: again, lost: said.again }[finding.reason];
      return { title, body, why: why[finding.reason] };
    }
    case 'failedVariants':
      return failedVariantsAdvice(finding);
    case 'otherType':
      return formatAdvice(said.otherType, { says: formatFormat(finding.says), is: formatFormat(finding.is) });
    case 'otherExtension':
      return formatAdvice(said.otherExtension, {
        extension: finding.extension,
        is: formatFormat(finding.is),
      });
    case 'animatedGif':
      return formatAdvice(said.animatedGif, { bytes: formatBytes(finding.bytes) });
    case 'heavy':
      return heavyAdvice(finding);
    case 'photoPng':
      return formatAdvice(said.photoPng, { bytesPerPixel: formatTenths(finding.bytesPerPixel) });
    case 'tooWide': {
      const { title, body, why, whyUnmeasured } = said.tooWide;
      const names = finding.unmeasured.join(', ');
      return formatAdvice({ title, body, why: names ? whyUnmeasured : why }, { ...loads(finding), names });
    }
    case 'oversized':
      return formatAdvice(said.oversized, { ...loads(finding), width: formatNumber(finding.width) });
  }
}

/** Returns the message for a finding about a file that was weighed: the result is its next step, and no usual saving is named. */
export function weighedMessage(finding: Finding, result: string): Advice {
  const message = finding.id === 'heavy' ? heavyAdvice(finding, true) : findingMessage(finding);
  return { ...message, body: result };
}
