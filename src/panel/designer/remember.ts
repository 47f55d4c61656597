/** A value that is read once, until it is forgotten. */
export interface Remembered<Value> {
  /** The value; concurrent calls share one reading. It rejects as the reading does, which is then forgotten. */
  read(): Promise<Value>;
  /** The value where it has been read, or null. */
  current(): Value | null;
  forget(): void;
  /** Forgets a reading that has not ended. */
  forgetPending(): void;
}

/** Remembers what `read` resolves to. A reading that was forgotten before its end is not remembered. */
export function remember<Value>(read: () => Promise<Value>): Remembered<Value> {
  let reading: Promise<Value> | null = null;
  let value: Value | null = null;

  function forget(): void {
    reading = null;
    value = null;
  }

  async function start(): Promise<Value> {
    const own = read();
    reading = own;
    try {
      const result = await own;
      if (reading === own) value = result;
      return result;
    } catch (error) {
      if (reading === own) forget();
      throw error;
    }
  }

  return {
    read: () => reading ?? start(),
    current: () => value,
    forget,
    forgetPending() {
      if (value === null) reading = null;
    },
  };
}
