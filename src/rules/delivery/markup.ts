import type { Alt } from '#rules/alt-text/alt-state.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  // A parser reads a bare one as a line feed.
  '\r': '&#13;',
};

const attribute = (name: string, value: string | number): string =>
  ` ${name}="${String(value).replace(/[&"<>\r]/g, (character) => entities[character] ?? '')}"`;

/**
 * A URL as `src` and `srcset` can hold it: no white space, and no comma at its ends, which would be read as the end
 * of a candidate. Source: HTML, parsing a srcset attribute.
 */
export function safeUrl(url: string): string {
  return url.trim().replace(/[\t\n\f\r ]|^,+|,+$/g, encodeURIComponent);
}

/** True for a URL that a page may fetch a picture from. */
export function isWebUrl(url: string): boolean {
  return /^\s*https?:/i.test(url);
}

/** The files as the value of a `srcset` attribute, not escaped. Source: HTML, srcset attributes. */
export function srcsetOf(files: readonly Candidate[]): string {
  return files.map(({ url, width }) => `${safeUrl(url)} ${width}w`).join(', ');
}

/** All that a tag says. */
export interface ImageMarkup {
  readonly url: string;
  readonly alt: Alt;
  /** Pixels of the original, from which a browser takes the aspect ratio. */
  readonly width: number | null;
  readonly height: number | null;
  readonly files: readonly Candidate[];
  readonly sizes: string;
}

/**
 * A whole `<img>` tag, or null without a URL of the web: a file of the ladder stands in for an original that has none.
 * A decorative image has an empty `alt`; one without alt text has none, for an empty one would call it decorative.
 * Source: HTML, the img element; serialising attributes.
 */
export function imgTag({ url, alt, width, height, files: all, sizes }: ImageMarkup): string | null {
  const files = all.filter((file) => isWebUrl(file.url));
  const src = isWebUrl(url) ? url : files.at(-1)?.url;
  if (src === undefined) return null;
  const hasAlt = alt.state === 'decorative' || alt.text;
  const isLadder = files.length > 1;
  return `<img${attribute('src', safeUrl(src))}${hasAlt ? attribute('alt', alt.text ?? '') : ''}${
    width && height ? attribute('width', width) + attribute('height', height) : ''
  }${isLadder ? attribute('srcset', srcsetOf(files)) + attribute('sizes', sizes) : ''}>`;
}
