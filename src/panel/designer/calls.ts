import type { Call, DesignerErrorReason } from '#panel/designer/call.ts';

/** A number of calls to the Designer, for one purpose. */
export interface Calls {
  /** Makes one call; undefined where it failed, and where none is left. */
  make<Value>(start: () => Promise<Value>): Promise<Value | undefined>;
  /** Forbids all but this number of further calls. */
  keep(most: number): void;
  left(): number;
  /** True where a call failed or was left out. */
  isShort(): boolean;
  /** Why the first call failed that did; null where none did. */
  failure(): DesignerErrorReason | null;
}

/** Creates at most `most` calls. A call without a response ends them: the next would wait as long. */
export function createCalls(call: Call, signal: AbortSignal, most: number): Calls {
  let left = most;
  let isShort = false;
  let failure: DesignerErrorReason | null = null;
  return {
    async make(start) {
      if (left <= 0) {
        isShort = true;
        return undefined;
      }
      left -= 1;
      const result = await call(signal, start);
      if (result.ok) return result.value;
      isShort = true;
      failure ??= result.reason;
      if (result.reason === 'hung') left = 0;
      return undefined;
    },
    keep(limit) {
      left = Math.min(left, limit);
    },
    left: () => left,
    isShort: () => isShort,
    failure: () => failure,
  };
}
