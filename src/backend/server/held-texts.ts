import { serverLimits } from './limits.ts';

/** Texts in UTF-8 that answers are made of while they are sent, each counted once however many answers it is in. */
export interface HeldTexts {
  /** Holds one more time; returns the text in UTF-8, the same bytes each time while it is held. */
  hold(text: string): Uint8Array;
  /** Takes one `hold` back. */
  release(text: string): void;
  /** Drops the bytes of texts that no answer has held since the last call. */
  sweep(): void;
  /** Bytes of all different texts that are held. */
  size(): number;
}

interface HeldText {
  readonly bytes: Uint8Array;
  times: number;
}

const encoder = new TextEncoder();

/**
 * No texts yet. The bytes of a text that is no longer held are kept until the second `sweep`, at most
 * `serverLimits.idleTextBytes` of them: equal answers begin one after the other, and V8 frees a Uint8Array so late that
 * encoding for each of them would leave the process tens of megabytes larger (measured with 20 unread lookups).
 */
export function createHeldTexts(): HeldTexts {
  const texts = new Map<string, HeldText>();
  const idle = new Map<string, { isOld: boolean }>();
  let [size, idleSize] = [0, 0];

  function drop(text: string): void {
    idle.delete(text);
    idleSize -= texts.get(text)?.bytes.byteLength ?? 0;
    texts.delete(text);
  }

  function add(text: string): HeldText {
    const held = { bytes: encoder.encode(text), times: 0 };
    texts.set(text, held);
    return held;
  }

  return {
    hold(text) {
      const held = texts.get(text) ?? add(text);
      if (idle.delete(text)) idleSize -= held.bytes.byteLength;
      if (held.times === 0) size += held.bytes.byteLength;
      held.times++;
      return held.bytes;
    },
    release(text) {
      const held = texts.get(text);
      if (!held || held.times === 0) return;
      held.times--;
      if (held.times > 0) return;
      size -= held.bytes.byteLength;
      idleSize += held.bytes.byteLength;
      idle.set(text, { isOld: false });
      for (const oldest of idle.keys()) {
        if (idleSize <= serverLimits.idleTextBytes) return;
        drop(oldest);
      }
    },
    sweep() {
      for (const [text, state] of idle) {
        if (state.isOld) drop(text);
        state.isOld = true;
      }
    },
    size: () => size,
  };
}
