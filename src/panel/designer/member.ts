/** Returns a member of a value from the Designer, whatever its type; undefined where it has none. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
