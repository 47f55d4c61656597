import type { Finding } from '#panel/findings/finding.ts';
import { formatBytes, formatFormat } from '#panel/format.ts';
import { plural } from '#panel/words/age.ts';
import { sayRemark } from '#panel/words/alt-rules.ts';
import type { Saying } from '#panel/words/saying.ts';
import { whyNone } from '#panel/words/variants.ts';

export const none = 'Nothing to improve';

const say = (title: string, body: string): Saying => ({ title, body });

function estimate({ webp, avif }: Finding & { id: 'heavy' }): string {
  if (!webp) return 'Upload a smaller copy.';
  const [least, most] = webp.map(formatBytes);
  const asWebp = `As WebP it usually saves ${least === most ? `about ${least}` : `${least} to ${most}`} (estimate from Google’s study)`;
  return `Compress it in the Assets panel. ${asWebp}${avif ? `, as AVIF about ${formatBytes(avif)} (Netflix’s tests)` : ''}.`;
}

/** A finding in words: the reason, the number and the next step. Source: Webflow's content design rules. */
export function sayFinding(finding: Finding): Saying {
  switch (finding.id) {
    case 'alt':
      return sayRemark(finding.remark);
    case 'processing':
      return say('Upload is still processing', whyNone.processing);
    case 'noVariants':
      return say(
        'No variants to choose',
        `Every screen downloads the original. ${finding.reason === 'gif' ? 'Use WebP or a video.' : 'Refresh in a minute, or upload the image again.'}`,
      );
    case 'failedVariants':
      return say(
        `${plural(finding.count, 'variant', 'variants')} failed`,
        `Screens get a wider file instead${finding.widths.length ? ` of ${finding.widths.join(', ')} px` : ''}. Upload the image again.`,
      );
    case 'otherType':
      return say(
        'File type doesn’t match',
        `Webflow says ${formatFormat(finding.says)}, the CDN sends ${formatFormat(finding.is)}. Upload the image again.`,
      );
    case 'otherExtension':
      return say(
        'File name misleads',
        `It ends in .${finding.extension}, yet holds ${formatFormat(finding.is)}. Rename it and upload the image again.`,
      );
    case 'heavyVariants':
      return say(
        'Variant outweighs original',
        `${plural(finding.count, 'variant is', 'variants are')} heavier than the original’s ${formatBytes(finding.original)}, up to ${formatBytes(finding.bytes)}. Compress it and upload the image again.`,
      );
    case 'animatedGif':
      return say('Animated GIF is heavy', `It has ${formatBytes(finding.bytes)}. Use a video.`);
    case 'heavy':
      return say('Original is heavy', `It has ${formatBytes(finding.bytes)}. ${estimate(finding)}`);
    case 'photoPng':
      return say(
        'Photo saved as PNG?',
        `It takes ${finding.bytesPerPixel.toFixed(1)} bytes a pixel, as photos do. If it is one, save it as WebP or JPEG.`,
      );
    case 'oversized':
      return say(
        'Original is too wide',
        `It has ${finding.width} px and no screen uses more than ${finding.needed} px. ${
          finding.waste ? `That’s up to ${formatBytes(finding.waste)} too many. ` : ''
        }Upload a narrower copy.`,
      );
  }
}
