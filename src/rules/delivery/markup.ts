import type { Alt } from '#rules/alt-text/alt-state.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  // An HTML parser reads an unescaped one as a line feed.
  '\r': '&#13;',
};

const attribute = (name: string, value: string | number): string =>
  ` ${name}="${String(value).replace(/[&"<>\r]/g, (character) => entities[character] ?? '')}"`;

/**
 * Returns a URL in a form that `src` and `srcset` can hold: no white space, and no comma at its ends, which would end a
 * candidate. Source: HTML, parsing a srcset attribute.
 */
export function safeUrl(url: string): string {
  return url.trim().replace(/[\t\n\f\r ]|^,+|,+$/g, encodeURIComponent);
}

/** True for a URL from which a page may load a picture. */
export function isWebUrl(url: string): boolean {
  return /^\s*https?:/i.test(url);
}

/** Returns the files as the value of a `srcset` attribute, not escaped. Source: HTML, srcset attributes. */
export function srcsetOf(files: readonly Candidate[]): string {
  return files.map(({ url, width }) => `${safeUrl(url)} ${width}w`).join(', ');
}

/** The contents of an `<img>` tag. */
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
 * Returns an `<img>` tag, or null without a web URL: a variant replaces an original that has none. A decorative image
 * has an empty `alt`; an image without alt text has no attribute, because an empty one would make it decorative.
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
