/*
 * The contract's schemas define the responses, and test/contract/response-checks.test.ts compares these checks with
 * them. The panel does not contain valibot, which would be nearly a tenth of the panel's byte budget.
 */

/** True where a value has the shape that the contract defines. */
export type Check<Value> = (answer: unknown) => answer is Value;

export const isText: Check<string> = (answer) => typeof answer === 'string';
export const isNumber: Check<number> = (answer) => typeof answer === 'number';
export const isBoolean: Check<boolean> = (answer) => typeof answer === 'boolean';

/** Accepts null as well. */
export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (answer): answer is Value | null => answer === null || check(answer);
}

/** Accepts an absent member. */
export function orAbsent<Value>(check: Check<Value>): Check<Value | undefined> {
  return (answer): answer is Value | undefined => answer === undefined || check(answer);
}

/** Accepts one of these texts. */
export function isOneOf<Value extends string>(texts: readonly Value[]): Check<Value> {
  return (answer): answer is Value => texts.some((text) => text === answer);
}

/** Accepts an array whose items all pass. */
export function isListOf<Value>(check: Check<Value>): Check<Value[]> {
  return (answer): answer is Value[] => Array.isArray(answer) && answer.every(check);
}

/** Accepts an object whose members pass; other members are ignored. */
export function isRecordOf<Value>(checks: { [Name in keyof Value]-?: Check<Value[Name]> }): Check<Value> {
  return (answer): answer is Value => {
    if (typeof answer !== 'object' || answer === null) return false;
    for (const name in checks) if (!checks[name](Reflect.get(answer, name))) return false;
    return true;
  };
}
