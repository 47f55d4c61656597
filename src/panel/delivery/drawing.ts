import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Breakpoint, type DrawnWidth, defaultBreakpoints } from '#panel/delivery/drawn-width.ts';
import type { Designer } from '#panel/designer.ts';
import type { DesignerFault } from '#panel/designer-call.ts';
import type { ImageHandle } from '#panel/designer-image.ts';

/** How wide an image is drawn, and how that is known. */
export interface Drawn extends DrawnWidth {
  /** The name of the breakpoint at which the canvas was measured; null for what a person has said. */
  readonly measuredAt: string | null;
}

/** What "Measure" came to where it brought no width. */
export type MeasuringFault = DesignerFault | 'nothing';

/** How wide each image is drawn, and the breakpoints that matter for it. */
export interface Drawing {
  /** The width of what is selected. Until somebody says so, it is all of the viewport. */
  readonly drawn: ReadonlySignal<Drawn>;
  readonly breakpoints: ReadonlySignal<readonly Breakpoint[]>;
  readonly fault: ReadonlySignal<MeasuringFault | null>;
  say(width: DrawnWidth): void;
  /** Reads the width from the canvas. */
  measure(image: ImageHandle): Promise<void>;
  start(): () => void;
}

const fullWidth: Drawn = { unit: 'vw', value: 100, measuredAt: null };

/** Makes the drawing; `elementKey` names what is selected, null where that is no image. */
export function createDrawing(designer: Designer | null, elementKey: ReadonlySignal<string | null>): Drawing {
  const widths = signal<ReadonlyMap<string, Drawn>>(new Map());
  const breakpoints = signal(defaultBreakpoints);
  const faults = signal<{ readonly key: string; readonly fault: MeasuringFault } | null>(null);
  const stopped = new AbortController();
  // How often each image's width was said or asked for: an answer to any but the last question is old.
  const asked = new Map<string, number>();

  function ask(key: string): number {
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    return times;
  }

  function keep(key: string | null, width: Drawn): void {
    if (key !== null) widths.value = new Map(widths.value).set(key, width);
    faults.value = null;
  }

  return {
    drawn: computed(() => widths.value.get(elementKey.value ?? '') ?? fullWidth),
    breakpoints,
    fault: computed(() => (faults.value?.key === elementKey.value ? (faults.value?.fault ?? null) : null)),
    say(width) {
      const key = elementKey.value;
      if (key !== null) ask(key);
      keep(key, { ...width, measuredAt: null });
    },
    async measure(image) {
      const key = elementKey.value;
      if (key === null) return;
      const mine = ask(key);
      const answer = await image.drawn(stopped.signal);
      if (asked.get(key) !== mine) return;
      if (!answer.ok || !answer.value) {
        faults.value = { key, fault: answer.ok ? 'nothing' : answer.fault };
        return;
      }
      const { width, breakpoint } = answer.value;
      // An older runtime does not tell the names.
      const { name } = breakpoints.value.find(({ id }) => id === breakpoint) ?? { name: breakpoint };
      keep(key, { unit: 'px', value: width, measuredAt: name });
    },
    start() {
      void designer?.breakpoints(stopped.signal).then((answer) => {
        if (answer.ok && answer.value.length > 0) breakpoints.value = answer.value;
      });
      return () => stopped.abort();
    },
  };
}
