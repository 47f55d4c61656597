/** Returns the result of `read`, or null where it throws, for a region that can render the rest without it. */
export function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
