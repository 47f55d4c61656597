import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { AssetIdInUrl } from './file-asset-id.ts';

/** Attributes that name a file. Source: HTML standard, attributes of type "valid URL"; SVG 2, `href`. */
const urlAttributes = new Set(['src', 'href', 'xlink:href', 'poster', 'data']);

/** Elements whose content is text and no markup. Source: HTML standard, the initial states of the fragment parser. */
const textModes = new Map<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
]);

/** The most attributes of a tag; the tokenizer compares each with all before it. */
const mostAttributes = 200;

/** The longest text that is read, in characters. */
const longestHtml = 2 * 1024 * 1024;

class TooManyAttributes extends Error {
  override readonly name = 'TooManyAttributes';
}

/** A tokenizer that throws TooManyAttributes instead of working for minutes on one tag. */
class BoundedTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    const token = this.currentToken;
    if (token && 'attrs' in token && token.attrs.length >= mostAttributes) throw new TooManyAttributes();
    super._leaveAttrName();
  }
}

/** The URLs of a `srcset`, with what commas they end in. Source: HTML standard, "parsing a srcset attribute". */
function urlsIn({ name, value }: Token.Attribute): readonly string[] {
  if (name === 'srcset')
    return value.split(/[\s,]+(?=https?:|\/\/)|\s+/i).map((part) => part.replace(/,+$/, ''));
  return urlAttributes.has(name) ? [value] : [];
}

/**
 * The ids of the assets whose files the elements of an HTML text name, one for each element and asset: images, links and media.
 * Broken HTML is read as a browser would. Null for a text too long or too strange to be read.
 */
export function assetIdsInHtml(html: string, assetIdInUrl: AssetIdInUrl): string[] | null {
  if (html.length > longestHtml) return null;
  const found: string[] = [];
  const ignore = (): void => {};
  const tokenizer = new BoundedTokenizer(
    {},
    {
      onStartTag({ tagName, attrs, selfClosing }) {
        found.push(...new Set(attrs.flatMap(urlsIn).flatMap((url) => assetIdInUrl(url) ?? [])));
        // Within SVG these elements may close themselves, and hold markup.
        if (!selfClosing) tokenizer.state = textModes.get(tagName) ?? tokenizer.state;
      },
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
    },
  );
  try {
    tokenizer.write(html, true);
  } catch (error) {
    if (error instanceof TooManyAttributes) return null;
    throw error;
  }
  return found;
}
