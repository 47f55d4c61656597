import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import { whyNone } from '#panel/i18n/files.ts';
import { formatBytes, formatFormat, formatTenths } from '#panel/i18n/format.ts';
import { formatMessage, type Message } from '#panel/i18n/message.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { thresholds } from '#rules/thresholds.ts';

const said = messages.findings;

export const { heading, none, checking, severities } = said;

type Of<Id extends Finding['id']> = Finding & { readonly id: Id };

const effectOf = (isLoaded: boolean): string => said.effects[isLoaded ? 'loaded' : 'unloaded'];

function heavyBody({ bytes, isLoaded, isAlone, advice, webp, avif }: Of<'heavy'>): string {
  const { body, alone, unloaded, withWebp, withAvif, about, between } = said.heavy;
  const first = interpolate(isAlone ? alone : isLoaded ? body : unloaded, {
    bytes: formatBytes(bytes),
    limit: formatBytes(thresholds.heavyAlone),
    advice: said.heavy.advice[advice],
  });
  if (!webp) return first;
  const [least, most] = webp.map(formatBytes);
  return interpolate(avif ? withAvif : withWebp, {
    body: first,
    saving: interpolate(least === most ? about : between, { least, most }),
    avif: avif && formatBytes(avif),
  });
}

interface SizedBody {
  readonly body: string;
  readonly bodyWithWidths: string;
}

const bodyOf = ({ body, bodyWithWidths }: SizedBody, widths: readonly number[]): string =>
  widths.length > 0 ? interpolate(bodyWithWidths, { widths: widths.join(', ') }) : body;

function brokenVariantsBody({ widths, isLoaded }: Of<'brokenVariants'>): string {
  return isLoaded ? bodyOf(said.brokenVariants, widths) : said.brokenVariants.unloaded;
}

function failedVariantsBody({ widths, isAll }: Of<'failedVariants'>): string {
  return isAll ? said.failedVariants.bodyOfAll : bodyOf(said.failedVariants, widths);
}

function loads({ breakpoint, density, before, after, pixels }: Finding & { id: 'tooWide' | 'oversized' }) {
  return { breakpoint, density, before: formatBytes(before), after: formatBytes(after), pixels };
}

/**
 * Returns the message for a finding: the reason, the number and the next step. Source: Webflow's content design rules.
 */
export function findingMessage(finding: Finding): Message {
  switch (finding.id) {
    case 'alt':
      return altTextIssueMessage(finding.issue);
    case 'processing':
      return { title: said.processing, body: whyNone.processing };
    case 'brokenOriginal': {
      const { title, [finding.why]: body } = said.brokenOriginal;
      return formatMessage({ title, body }, { effect: effectOf(finding.isLoaded) });
    }
    case 'brokenVariants':
      return {
        title: plural(said.brokenVariants.title, finding.count),
        body: brokenVariantsBody(finding),
      };
    case 'unshownFormat':
      return formatMessage(said.unshownFormat, {
        is: formatFormat(finding.is),
        effect: effectOf(finding.isLoaded),
      });
    case 'unshownType': {
      const is = formatFormat(finding.is);
      return formatMessage(said.unshownType, { is, served: finding.served, extension: is.toLowerCase() });
    }
    case 'noVariants':
      return { title: said.noVariants.title, body: said.noVariants[finding.reason] };
    case 'failedVariants':
      return {
        title: plural(said.failedVariants.title, finding.count),
        body: failedVariantsBody(finding),
      };
    case 'otherType':
      return formatMessage(said.otherType, {
        says: formatFormat(finding.says),
        is: formatFormat(finding.is),
      });
    case 'otherExtension':
      return formatMessage(said.otherExtension, {
        extension: finding.extension,
        is: formatFormat(finding.is),
      });
    case 'animatedGif':
      return formatMessage(said.animatedGif, { bytes: formatBytes(finding.bytes) });
    case 'heavy':
      return { title: said.heavy.title, body: heavyBody(finding) };
    case 'photoPng':
      return formatMessage(said.photoPng, { bytesPerPixel: formatTenths(finding.bytesPerPixel) });
    case 'tooWide': {
      const { title, body, bodyUnmeasured } = said.tooWide;
      const names = finding.unmeasured.join(', ');
      return formatMessage({ title, body: names ? bodyUnmeasured : body }, { ...loads(finding), names });
    }
    case 'oversized':
      return formatMessage(said.oversized, { ...loads(finding), width: finding.width });
  }
}
