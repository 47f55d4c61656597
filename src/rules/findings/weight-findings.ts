import type { ExaminedImage } from '#rules/findings/examine.ts';
import type { Finding, WeightAdvice } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { savings, thresholds } from '#rules/thresholds.ts';
import { whyNoVariants } from '#rules/variants/no-variants.ts';

/**
 * Returns how to make a file lighter without a visible change. Formats with a single frame are not advised for
 * animations, and JPEG, which has no transparency, is not advised at all. The Assets panel compresses JPEG, PNG and
 * WebP. Source: Webflow's MCP prompt "Image Optimizer".
 */
function adviceFor(type: string, animated: boolean | null): WeightAdvice {
  switch (type) {
    case 'image/jpeg':
      return 'compress';
    case 'image/png':
    case 'image/webp':
      return animated ? 'animated' : animated === null ? 'compressStill' : 'compress';
    case 'image/avif':
      return animated ? 'animated' : 'smaller';
    case 'image/gif':
      return animated === null ? 'gif' : 'convert';
    case 'image/svg+xml':
      return 'vector';
    case 'image/bmp':
    case 'image/x-icon':
      return 'convert';
    default:
      return 'smaller';
  }
}

/** Returns the findings for the weight of the original. */
export function weightFindings(image: ExaminedImage): Finding[] {
  const { type, bytes, width, height, variants, measured, loaded } = image;
  if (!bytes) return [];
  const animated = measured?.original.animated ?? null;
  const isLoaded = loaded.original;
  if (type === 'image/gif' && animated && bytes > thresholds.animatedGif) {
    return [{ id: 'animatedGif', severity: severityOf('animatedGif', isLoaded), bytes }];
  }
  const found: Finding[] = [];
  const why = variants?.length === 0 ? whyNoVariants({ ...image, contentType: type }) : null;
  // Webflow makes no variants of these.
  const isAlone = why === 'svg' || why === 'gif' || why === 'small';
  if (bytes > (isAlone ? thresholds.heavyAlone : thresholds.heavy)) {
    const { webp, avif } = (animated ? null : savings[type]) ?? {};
    const share = (part: number): number => Math.round(bytes * part);
    found.push({
      id: 'heavy',
      severity: severityOf('heavy', isLoaded),
      bytes,
      isLoaded,
      isAlone,
      advice: adviceFor(type, animated),
      webp: webp ? [share(webp[0]), share(webp[1])] : null,
      avif: avif ? share(avif) : null,
    });
  }
  const bytesPerPixel = width && height ? bytes / (width * height) : 0;
  const isDense = bytes > thresholds.photoPng && bytesPerPixel >= thresholds.photoBytesPerPixel;
  // An animation has many bytes per pixel too, because of its frames.
  if (type === 'image/png' && animated === false && isDense) {
    found.push({ id: 'photoPng', severity: severityOf('photoPng', isLoaded), bytes, bytesPerPixel });
  }
  return found;
}
