import { type ComponentValue, trimSpace } from '#rules/delivery/sizes/component-values.ts';
import { hasSpacedSigns, lengthOf } from '#rules/delivery/sizes/length.ts';
import { SizesError } from '#rules/delivery/sizes/sizes-error.ts';
import type { Length } from '#rules/delivery/sizes/units.ts';

/**
 * Whether a condition is true in a viewport of this width in CSS pixels; null where browsers evaluate it as unknown.
 */
export type Condition = (viewport: number) => boolean | null;

/** Other media features of CSS, without `min-` and `max-`. Source: Media Queries 5. */
const otherFeatures =
  /^(?:-webkit-.+|any-hover|any-pointer|(?:device-)?(?:height|aspect-ratio)|device-width|color|color-gamut|color-index|display-mode|dynamic-range|environment-blending|forced-colors|grid|horizontal-viewport-segments|hover|inverted-colors|monochrome|nav-controls|orientation|overflow-block|overflow-inline|pointer|prefers-.+|resolution|scan|scripting|update|vertical-viewport-segments|video-color-gamut|video-dynamic-range)$/;

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  '=': (one, other) => one === other,
};

const plainFeatures: ReadonlyMap<string, keyof typeof comparisons> = new Map([
  ['min-width', '>='],
  ['max-width', '<='],
  ['width', '='],
]);

const unknown: Condition = () => null;

/** Splits at comparison signs, and returns the parts and the signs. `<=` has no white space inside. */
function splitAtComparisons(values: readonly ComponentValue[]) {
  const parts: ComponentValue[][] = [[]];
  const signs: string[] = [];
  for (const [at, value] of values.entries()) {
    const text = value.kind === 'delim' ? value.text : '';
    const before = values[at - 1];
    if (text === '=' && before?.kind === 'delim' && (before.text === '<' || before.text === '>')) {
      signs[signs.length - 1] += text;
    } else if (text === '<' || text === '>' || text === '=') {
      signs.push(text);
      parts.push([]);
    } else {
      parts.at(-1)?.push(value);
    }
  }
  return { parts: parts.map(trimSpace), signs };
}

function onlyLength(values: readonly ComponentValue[]): Length | null {
  const [value, ...more] = values;
  return value && more.length === 0 && hasSpacedSigns(value) ? lengthOf(value) : null;
}

const nameOf = ([value, ...more]: readonly ComponentValue[]): string =>
  value?.kind === 'ident' && more.length === 0 ? value.text : '';

/** Reads `(600px <= width < 900px)` and its shorter forms. Source: Media Queries 5, `mf-range`. */
function rangeOf(values: readonly ComponentValue[]): Condition | null {
  const { parts, signs } = splitAtComparisons(values);
  if (signs.length === 0 || signs.length > 2) return null;
  const named = parts.findIndex((part) => nameOf(part) !== '');
  const name = nameOf(parts[named] ?? []);
  if (name !== 'width') return otherFeatures.test(name) ? refuse() : null;
  if (signs.length === 2 && (named !== 1 || signs[0]?.[0] !== signs[1]?.[0] || signs[0] === '=')) return null;
  const lengths = parts.map((part, at): Length | null =>
    at === named ? (viewport) => viewport : onlyLength(part),
  );
  const tests = signs.map((sign, at): Condition | null => {
    const [one, other, compare] = [lengths[at], lengths[at + 1], comparisons[sign]];
    return one && other && compare ? (viewport) => compare(one(viewport), other(viewport)) : null;
  });
  const known = tests.filter((test) => test !== null);
  return known.length < tests.length ? null : (viewport) => known.every((test) => test(viewport));
}

function refuse(): never {
  throw new SizesError('unsupported');
}

/** Reads `(min-width: 600px)`, `(width: 600px)` or `(width)`. Source: Media Queries 5, `mf-plain` and `mf-boolean`. */
function featureOf(values: readonly ComponentValue[]): Condition | null {
  const colon = values.findIndex(({ kind }) => kind === 'colon');
  const name = nameOf(trimSpace(colon === -1 ? values : values.slice(0, colon)));
  if (colon === -1) {
    if (name === 'width') return (viewport) => viewport > 0;
    return otherFeatures.test(name) ? refuse() : rangeOf(values);
  }
  const compare = plainFeatures.get(name);
  if (compare === undefined) return otherFeatures.test(name.replace(/^(?:min|max)-/, '')) ? refuse() : null;
  const length = onlyLength(trimSpace(values.slice(colon + 1)));
  const test = comparisons[compare];
  return length && test ? (viewport) => test(viewport, length(viewport)) : null;
}

function inParentheses(value: ComponentValue | undefined): Condition | null {
  if (value?.kind !== 'block') return null;
  // A feature that browsers do not know is neither true nor false. Source: Media Queries 5, `general-enclosed`.
  if (value.name !== '') return unknown;
  const inside = trimSpace(value.values);
  return conditionOf(inside) ?? featureOf(inside) ?? unknown;
}

function negate(condition: Condition): Condition {
  return (viewport) => {
    const is = condition(viewport);
    return is === null ? null : !is;
  };
}

function combine(conditions: readonly Condition[], isAnd: boolean): Condition {
  return (viewport) => {
    const all = conditions.map((condition) => condition(viewport));
    if (all.includes(!isAnd)) return !isAnd;
    return all.includes(null) ? null : isAnd;
  };
}

/**
 * Returns the condition, or null where the values are none. Throws a SizesError for a condition on anything but the
 * viewport's width. Source: Media Queries 5, `media-condition` and its evaluation in three-valued logic.
 */
export function conditionOf(values: readonly ComponentValue[]): Condition | null {
  const words = values.filter(({ kind }) => kind !== 'space');
  const [first, second] = words;
  if (first?.kind === 'ident' && first.text === 'not') {
    const negated = words.length === 2 ? inParentheses(second) : null;
    return negated && negate(negated);
  }
  if (first?.kind !== 'block') return null;
  const joint = second?.kind === 'ident' ? second.text : 'and';
  const isAlternating = words.every(
    (word, at) => at % 2 === 0 || (word.kind === 'ident' && word.text === joint),
  );
  if (!isAlternating || (joint !== 'and' && joint !== 'or') || words.length % 2 === 0) return null;
  const conditions = words.filter((_, at) => at % 2 === 0).map(inParentheses);
  const known = conditions.filter((condition) => condition !== null);
  return known.length < conditions.length ? null : combine(known, joint === 'and');
}
