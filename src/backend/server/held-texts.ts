/** Texts in UTF-8 that answers are made of while they are sent, each counted once however many answers it is in. */
export interface HeldTexts {
  /** Holds one more time; returns the text in UTF-8, the same bytes each time while it is held. */
  hold(text: string): Uint8Array;
  /** Takes one `hold` back. */
  release(text: string): void;
  /** Bytes of all different texts that are held. */
  size(): number;
}

const encoder = new TextEncoder();

/** No texts yet. */
export function createHeldTexts(): HeldTexts {
  const held = new Map<string, { readonly bytes: Uint8Array; times: number }>();
  let size = 0;
  return {
    hold(text) {
      const known = held.get(text);
      if (known) {
        known.times++;
        return known.bytes;
      }
      const bytes = encoder.encode(text);
      held.set(text, { bytes, times: 1 });
      size += bytes.byteLength;
      return bytes;
    },
    release(text) {
      const known = held.get(text);
      if (!known) return;
      known.times--;
      if (known.times > 0) return;
      held.delete(text);
      size -= known.bytes.byteLength;
    },
    size: () => size,
  };
}
