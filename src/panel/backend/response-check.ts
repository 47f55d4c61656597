/*
 * The contract's schemas say what an answer is, and test/contract/answer-checks.test.ts holds these checks to them.
 * The panel does not bring the library of the schemas along: it is nearly a tenth of all the panel may weigh.
 */

/** Tells whether an answer is what the contract says. */
export type Check<Value> = (answer: unknown) => answer is Value;

export const isText: Check<string> = (answer) => typeof answer === 'string';
export const isNumber: Check<number> = (answer) => typeof answer === 'number';
export const isBoolean: Check<boolean> = (answer) => typeof answer === 'boolean';

/** Lets null pass as well. */
export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (answer): answer is Value | null => answer === null || check(answer);
}

/** Lets a member be absent. */
export function orAbsent<Value>(check: Check<Value>): Check<Value | undefined> {
  return (answer): answer is Value | undefined => answer === undefined || check(answer);
}

/** One of these texts. */
export function isOneOf<Value extends string>(texts: readonly Value[]): Check<Value> {
  return (answer): answer is Value => texts.some((text) => text === answer);
}

/** A list of which every item passes. */
export function isListOf<Value>(check: Check<Value>): Check<Value[]> {
  return (answer): answer is Value[] => Array.isArray(answer) && answer.every(check);
}

/** An object whose members pass; what else it has is not looked at. */
export function isRecordOf<Value>(checks: { [Name in keyof Value]-?: Check<Value[Name]> }): Check<Value> {
  return (answer): answer is Value => {
    if (typeof answer !== 'object' || answer === null) return false;
    for (const name in checks) if (!checks[name](Reflect.get(answer, name))) return false;
    return true;
  };
}
