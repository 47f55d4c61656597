/** Texts that answers are made of while they are sent, each counted once however many answers it is in. */
export interface HeldTexts {
  /** Holds one more time; returns the equal text that is held already where there is one, so that memory has it once. */
  hold(text: string): string;
  /** Takes one `hold` back. */
  release(text: string): void;
  /** Characters of all different texts that are held. */
  size(): number;
}

/** No texts yet. */
export function createHeldTexts(): HeldTexts {
  const held = new Map<string, { readonly text: string; times: number }>();
  let size = 0;
  return {
    hold(text) {
      const known = held.get(text);
      if (known) {
        known.times++;
        return known.text;
      }
      held.set(text, { text, times: 1 });
      size += text.length;
      return text;
    },
    release(text) {
      const known = held.get(text);
      if (!known) return;
      known.times--;
      if (known.times > 0) return;
      held.delete(text);
      size -= text.length;
    },
    size: () => size,
  };
}
