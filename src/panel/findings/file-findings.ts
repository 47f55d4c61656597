import type { Finding, ImageFacts } from '#panel/findings/finding.ts';
import { savings, thresholds } from '#panel/findings/thresholds.ts';

const extensions: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
};

const extensionOf = (url: string): string =>
  /\.(\w+)$/.exec(url.replace(/[?#].*/, ''))?.[1]?.toLowerCase() ?? '';
const plain = (type: string | null | undefined): string => (type ?? '').replace('image/jpg', 'image/jpeg');

function typeFindings({ contentType, url, measured }: ImageFacts): Finding[] {
  const { type, servedType } = measured?.original ?? {};
  const is = plain(type);
  const says = plain(contentType);
  const extension = extensionOf(url ?? '');
  const named = extensions[extension];
  // Webflow's own compression leaves WebP and AVIF under the old name, and that is as it should be.
  if (named && named !== is && Object.values(extensions).includes(is)) {
    return [{ id: 'otherExtension', severity: 'low', extension, is }];
  }
  const sent = [is, plain(servedType)].find((one) => one && one !== says);
  return says && sent ? [{ id: 'otherType', severity: 'medium', says, is: sent }] : [];
}

function weightFindings({ contentType, size, width, height, measured }: ImageFacts): Finding[] {
  const type = plain(measured?.original.type ?? contentType);
  const bytes = measured?.original.bytes ?? size ?? 0;
  if (type === 'image/gif' && measured?.original.animated && bytes > thresholds.animatedGif) {
    return [{ id: 'animatedGif', severity: 'medium', bytes }];
  }
  const found: Finding[] = [];
  const bytesPerPixel = width && height ? bytes / (width * height) : 0;
  const isPhoto =
    type === 'image/png' && bytes > thresholds.photoPng && bytesPerPixel >= thresholds.photoBytesPerPixel;
  if (bytes > thresholds.heavy) {
    const { webp, avif } = savings[type] ?? {};
    const share = (part: number): number => Math.round(bytes * part);
    found.push({
      id: 'heavy',
      severity: 'medium',
      bytes,
      webp: webp ? [share(webp[0]), share(webp[1])] : null,
      avif: avif ? share(avif) : null,
    });
  }
  if (isPhoto) found.push({ id: 'photoPng', severity: 'low', bytes, bytesPerPixel });
  return found;
}

/** What the original's bytes and type give away. Sources: those of `thresholds`; MIME Sniffing. */
export function fileFindings(facts: ImageFacts): Finding[] {
  return [...typeFindings(facts), ...weightFindings(facts)];
}
