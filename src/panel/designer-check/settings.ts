import { member } from '#panel/designer/member.ts';

/** What `keyAmong` returns where an object has none of the keys. */
export const noneOf = 'no key that we know';

/**
 * Returns which of these keys an object has, the expected one first; `noneOf` for none. A report repeats no other name that
 * Webflow may use.
 */
export function keyAmong(settings: unknown, expected: string, others: readonly string[]): string {
  const has = (key: string): boolean =>
    typeof settings === 'object' && settings !== null && Object.hasOwn(settings, key);
  return [expected, ...others].find(has) ?? noneOf;
}

/** Returns the kind of source of a bound setting; null for a plain value. Source: Designer API typings, `BindingValue`. */
export function sourceOf(setting: unknown): string | null {
  const source = member(setting, 'sourceType');
  return typeof source === 'string' && source !== 'static' ? source : null;
}
