import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer';
import { SizesError } from '#rules/delivery/sizes/sizes-error.ts';

/** A component value of CSS: a token, or a block in parentheses, named where it is a function. Names are in lower case. */
export type ComponentValue =
  | { readonly kind: 'space' | 'comma' | 'colon' | 'other' }
  | { readonly kind: 'ident' | 'delim'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'dimension'; readonly value: number; readonly unit: string }
  | { readonly kind: 'block'; readonly name: string; readonly values: readonly ComponentValue[] };

/** Most characters of a `sizes` attribute: the longest of 670 on published sites has 202. */
const mostCharacters = 4_096;

/** Most nested parentheses, so that no input exhausts the stack. */
const mostNested = 32;

function plain(token: CSSToken): ComponentValue {
  switch (token[0]) {
    case TokenType.Whitespace:
      return { kind: 'space' };
    case TokenType.Comma:
      return { kind: 'comma' };
    case TokenType.Colon:
      return { kind: 'colon' };
    case TokenType.Ident:
      return { kind: 'ident', text: token[4].value.toLowerCase() };
    case TokenType.Delim:
      return { kind: 'delim', text: token[4].value };
    case TokenType.Number:
      return { kind: 'number', value: token[4].value };
    case TokenType.Dimension:
      return { kind: 'dimension', value: token[4].value, unit: token[4].unit.toLowerCase() };
    default:
      return { kind: 'other' };
  }
}

/**
 * Reads a text into component values, without its comments; blocks in square or curly brackets, which `sizes` does not
 * use, become `other` tokens. Throws a SizesError for a text that is too long or nested too deeply. Source: CSS Syntax
 * Level 3, consume a list of component values.
 */
export function componentValues(text: string): readonly ComponentValue[] {
  if (text.length > mostCharacters) throw new SizesError('tooLong');
  const top: ComponentValue[] = [];
  const open: ComponentValue[][] = [];
  let values = top;
  for (const token of tokenize({ css: text })) {
    const [type] = token;
    if (type === TokenType.Function || type === TokenType.OpenParen) {
      if (open.length === mostNested) throw new SizesError('tooLong');
      const inside: ComponentValue[] = [];
      const name = type === TokenType.Function ? token[4].value.toLowerCase() : '';
      values.push({ kind: 'block', name, values: inside });
      open.push(values);
      values = inside;
    } else if (type === TokenType.CloseParen && open.length > 0) {
      values = open.pop() ?? top;
    } else if (type !== TokenType.Comment && type !== TokenType.EOF) {
      values.push(plain(token));
    }
  }
  return top;
}

/** The parts of a list between its top-level commas. */
export function splitAtCommas(values: readonly ComponentValue[]): ComponentValue[][] {
  const parts: ComponentValue[][] = [[]];
  for (const value of values) {
    if (value.kind === 'comma') parts.push([]);
    else parts.at(-1)?.push(value);
  }
  return parts;
}

/** The same values without white space at both ends. */
export function trimSpace(values: readonly ComponentValue[]): readonly ComponentValue[] {
  const first = values.findIndex(({ kind }) => kind !== 'space');
  const last = values.findLastIndex(({ kind }) => kind !== 'space');
  return first === -1 ? [] : values.slice(first, last + 1);
}
