import { type ComponentValue, splitAtCommas } from '#rules/delivery/sizes/component-values.ts';
import { SizesError } from '#rules/delivery/sizes/sizes-error.ts';
import { inUnit, type Length } from '#rules/delivery/sizes/units.ts';

/** Math functions of CSS that no published `sizes` attribute uses (670 examined). Source: CSS Values 4. */
const otherMath = /^(?:round|mod|rem|abs|sign|a?sin|a?cos|a?tan|atan2|pow|sqrt|hypot|log|exp)$/;

/** A term of a calculation: pixels or a number. */
interface Term {
  readonly isNumber: boolean;
  readonly of: Length;
}

function termOf(value: ComponentValue): Term | null {
  switch (value.kind) {
    case 'number':
      return { isNumber: true, of: () => value.value };
    case 'dimension': {
      const of = inUnit(value.value, value.unit);
      return of && { isNumber: false, of };
    }
    case 'block':
      return mathOf(value.name, value.values);
    default:
      return null;
  }
}

interface MathFunction {
  readonly least: number;
  readonly most: number;
  apply(...terms: number[]): number;
}

const parentheses: MathFunction = { least: 1, most: 1, apply: (one) => one ?? Number.NaN };

const functions: ReadonlyMap<string, MathFunction> = new Map([
  ['', parentheses],
  ['calc', parentheses],
  ['min', { least: 1, most: Infinity, apply: Math.min }],
  ['max', { least: 1, most: Infinity, apply: Math.max }],
  [
    'clamp',
    {
      least: 3,
      most: 3,
      apply: (least = 0, value = 0, most = 0) => Math.max(least, Math.min(value, most)),
    },
  ],
]);

function mathOf(name: string, values: readonly ComponentValue[]): Term | null {
  const math = functions.get(name);
  if (!math && otherMath.test(name)) throw new SizesError('unsupported');
  const terms = splitAtCommas(values).map(sumOf);
  if (!math || terms.length < math.least || terms.length > math.most) return null;
  const known = terms.filter((term) => term !== null);
  const isNumber = known[0]?.isNumber === true;
  if (known.length < terms.length || known.some((term) => term.isNumber !== isNumber)) return null;
  return { isNumber, of: (viewport) => math.apply(...known.map(({ of }) => of(viewport))) };
}

function multiply(one: Term, other: Term, isDivision: boolean): Term | null {
  if (!other.isNumber && (isDivision || !one.isNumber)) return null;
  // Chromium ignores a calculation in `sizes` that divides by 0. A number is the same in any viewport.
  if (isDivision && other.of(0) === 0) return null;
  return {
    isNumber: one.isNumber && other.isNumber,
    of: (viewport) =>
      isDivision ? one.of(viewport) / other.of(viewport) : one.of(viewport) * other.of(viewport),
  };
}

function productOf(values: readonly ComponentValue[]): Term | null {
  const [first, ...rest] = values.filter(({ kind }) => kind !== 'space');
  let product = first ? termOf(first) : null;
  for (let at = 0; at < rest.length; at += 2) {
    const operator = rest[at];
    const value = rest[at + 1];
    const term = value && termOf(value);
    if (!product || !term || operator?.kind !== 'delim' || !'*/'.includes(operator.text)) return null;
    product = multiply(product, term, operator.text === '/');
  }
  return product;
}

const isSign = (value: ComponentValue): value is ComponentValue & { kind: 'delim' } =>
  value.kind === 'delim' && (value.text === '+' || value.text === '-');

/** A sum of products. */
function sumOf(values: readonly ComponentValue[]): Term | null {
  const parts: { readonly sign: 1 | -1; readonly values: ComponentValue[] }[] = [{ sign: 1, values: [] }];
  for (const value of values) {
    if (isSign(value)) parts.push({ sign: value.text === '+' ? 1 : -1, values: [] });
    else parts.at(-1)?.values.push(value);
  }
  const terms = parts.map((part) => productOf(part.values));
  const known = terms.filter((term) => term !== null);
  const isNumber = known[0]?.isNumber === true;
  if (known.length < terms.length || known.some((term) => term.isNumber !== isNumber)) return null;
  return {
    isNumber,
    of: (viewport) => known.reduce((sum, { of }, at) => sum + (parts[at]?.sign ?? 1) * of(viewport), 0),
  };
}

/**
 * True where plus and minus have white space on both sides, as CSS Values 4 requires. Chromium requires it in the
 * conditions of `sizes`, and not in the sizes.
 */
export function hasSpacedSigns(value: ComponentValue): boolean {
  if (value.kind !== 'block') return true;
  const { values } = value;
  return values.every(
    (one, at) =>
      hasSpacedSigns(one) &&
      (!isSign(one) || (values[at - 1]?.kind === 'space' && values[at + 1]?.kind === 'space')),
  );
}

/**
 * Returns the length of one component value, or null where it is none: a percentage, a number other than 0 without a
 * unit, a unit or function that CSS does not have. Throws a SizesError for a value that depends on more than the
 * viewport's width. Source: CSS Values 4.
 */
export function lengthOf(value: ComponentValue | undefined): Length | null {
  if (value?.kind === 'number') return value.value === 0 ? () => 0 : null;
  if (value?.kind === 'block' && value.name === '') return null;
  const term = value && termOf(value);
  return term && !term.isNumber ? term.of : null;
}
