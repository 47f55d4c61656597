import { extensionOf } from '#rules/extension-of.ts';
import type { Finding, ImageFacts } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { isUnshownFormat } from '#rules/findings/unshown-findings.ts';
import { mediaType } from '#rules/media-type.ts';

const types = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
  ['bmp', 'image/bmp'],
  ['ico', 'image/x-icon'],
]);

/**
 * Returns a finding for an original whose name or whose media type at Webflow differs from that of its bytes. Browsers
 * go by the bytes. WebP and AVIF under any name are no fault: compressing in the Assets panel keeps the name and the
 * address. UNCONFIRMED: `avifVariantType`, so variants are not judged by the type that the CDN sends.
 */
export function typeFindings({ contentType, url, measured }: ImageFacts): Finding[] {
  const is = measured?.original.type ?? null;
  if (is === null || is === 'image/webp' || is === 'image/avif' || isUnshownFormat(is)) return [];
  const extension = extensionOf(url);
  const named = types.get(extension);
  if (named && named !== is) {
    return [{ id: 'otherExtension', severity: severityOf('otherExtension', true), extension, is }];
  }
  const says = mediaType(contentType);
  if (!says.startsWith('image/') || says === is) return [];
  return [{ id: 'otherType', severity: severityOf('otherType', true), says, is }];
}
