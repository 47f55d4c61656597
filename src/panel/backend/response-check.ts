/*
 * The contract's schemas define the responses, and test/contract/response-checks.test.ts compares these checks with
 * them. The panel does not contain valibot, which would be nearly a tenth of the panel's byte budget.
 */

/** True where a value has the shape that the contract defines. */
export type Check<Value> = (value: unknown) => value is Value;

export const isText: Check<string> = (value) => typeof value === 'string';
export const isNumber: Check<number> = (value) => typeof value === 'number';
export const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';

/** Accepts null as well. */
export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (value): value is Value | null => value === null || check(value);
}

/** Accepts an absent member. */
export function orAbsent<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || check(value);
}

/** Accepts one of these texts. */
export function isOneOf<Value extends string>(texts: readonly Value[]): Check<Value> {
  return (value): value is Value => texts.some((text) => text === value);
}

/** Accepts an array whose items all pass. */
export function isListOf<Value>(check: Check<Value>): Check<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every(check);
}

/** Accepts an object whose members pass; other members are ignored. */
export function isRecordOf<Value>(checks: { [Name in keyof Value]-?: Check<Value[Name]> }): Check<Value> {
  return (value): value is Value => {
    if (typeof value !== 'object' || value === null) return false;
    for (const name in checks) if (!checks[name](Reflect.get(value, name))) return false;
    return true;
  };
}
