import { serverLimits } from './limits.ts';

/** What a response sends: text, or the bytes of a file, which others may send as well. */
export type Sent = string | Uint8Array;

/** The texts of responses that are being sent, in UTF-8, and the files. One in several responses counts once. */
export interface HeldTexts {
  /** Adds a hold and returns the text in UTF-8, the same bytes while it is held; a file as it is. */
  hold(text: Sent): Uint8Array;
  /** Removes a hold. */
  release(text: Sent): void;
  /** Drops texts without holds since the last call. */
  dropIdle(): void;
  /** The bytes of all distinct held texts and files. */
  size(): number;
}

interface HeldText {
  readonly bytes: Uint8Array;
  times: number;
}

const encoder = new TextEncoder();

/**
 * Holds no texts yet. A text without holds is kept until the second `dropIdle`, at most `serverLimits.idleTextBytes` of
 * them: equal responses follow each other, and V8 frees a Uint8Array so late that encoding for each would make the
 * process tens of megabytes larger (measured with 20 unread lookups).
 */
export function createHeldTexts(): HeldTexts {
  const texts = new Map<Sent, HeldText>();
  const idle = new Map<string, { isOld: boolean }>();
  let [size, idleSize] = [0, 0];

  function drop(text: string): void {
    idle.delete(text);
    idleSize -= texts.get(text)?.bytes.byteLength ?? 0;
    texts.delete(text);
  }

  function add(text: Sent): HeldText {
    const held = { bytes: typeof text === 'string' ? encoder.encode(text) : text, times: 0 };
    texts.set(text, held);
    return held;
  }

  return {
    hold(text) {
      const held = texts.get(text) ?? add(text);
      if (typeof text === 'string' && idle.delete(text)) idleSize -= held.bytes.byteLength;
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
      if (typeof text !== 'string') {
        texts.delete(text);
        return;
      }
      idleSize += held.bytes.byteLength;
      idle.set(text, { isOld: false });
      for (const oldest of idle.keys()) {
        if (idleSize <= serverLimits.idleTextBytes) return;
        drop(oldest);
      }
    },
    dropIdle() {
      for (const [text, state] of idle) {
        if (state.isOld) drop(text);
        state.isOld = true;
      }
    },
    size: () => size,
  };
}
