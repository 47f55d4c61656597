/** What `read` returns; null where it throws, for a part that shows without it what is left. */
export function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
