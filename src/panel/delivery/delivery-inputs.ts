import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Designer } from '#panel/designer/designer.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { noWidths, type RenderedWidth } from '#rules/delivery/rendered-width.ts';

const nothing: ElementInputs = { rendered: noWidths, typedWidth: undefined, pastedSizes: null };

/** Why "Measure" found no width. */
export type MeasuringErrorReason = DesignerErrorReason | 'nothing';

/** The inputs of the deliveries: those of each image element that was selected, and the site's breakpoints. */
export interface DeliveryInputs {
  /** The inputs of every element, by its key; elements without inputs are absent. */
  readonly all: ReadonlySignal<ReadonlyMap<string, ElementInputs>>;
  /** The inputs of the selected element. */
  readonly selected: ReadonlySignal<ElementInputs>;
  readonly breakpoints: ReadonlySignal<readonly Breakpoint[]>;
  /** The id of the breakpoint whose rendered width is shown and typed; null for every one. */
  readonly at: ReadonlySignal<string | null>;
  readonly errorReason: ReadonlySignal<MeasuringErrorReason | null>;
  showAt(breakpoint: string | null): void;
  /** Sets the rendered width at a breakpoint by its id, or with null at every one. */
  setRendered(breakpoint: string | null, width: RenderedWidth): void;
  setWidth(width: number | null | undefined): void;
  setSizes(sizes: string | null): void;
  /** Measures the rendered width at the canvas's current breakpoint. */
  measure(image: ImageHandle): Promise<void>;
  start(): () => void;
}

/** Returns the inputs of an element. */
export function inputsOf(all: ReadonlyMap<string, ElementInputs>, key: string): ElementInputs {
  return all.get(key) ?? nothing;
}

/** Creates the inputs; `elementKey` identifies the selected element, null where it is no image. */
export function createDeliveryInputs(
  designer: Designer | null,
  elementKey: ReadonlySignal<string | null>,
): DeliveryInputs {
  const all = signal<ReadonlyMap<string, ElementInputs>>(new Map());
  const breakpoints = signal(defaultBreakpoints);
  const at = signal<string | null>(null);
  const failed = signal<{ readonly key: string; readonly reason: MeasuringErrorReason } | null>(null);
  const stopped = new AbortController();
  // The number of each element's last request or typed width: results of earlier requests are outdated.
  const requests = new Map<string, number>();

  function nextRequest(key: string): number {
    const number = (requests.get(key) ?? 0) + 1;
    requests.set(key, number);
    return number;
  }

  function update(key: string | null, change: (inputs: ElementInputs) => Partial<ElementInputs>): void {
    if (key === null) return;
    const before = inputsOf(all.value, key);
    all.value = new Map(all.value).set(key, { ...before, ...change(before) });
  }

  return {
    all,
    selected: computed(() => inputsOf(all.value, elementKey.value ?? '')),
    breakpoints,
    at,
    showAt(breakpoint) {
      at.value = breakpoint;
    },
    errorReason: computed(() =>
      failed.value?.key === elementKey.value ? (failed.value?.reason ?? null) : null,
    ),
    setRendered(breakpoint, width) {
      const key = elementKey.value;
      if (key !== null) nextRequest(key);
      failed.value = null;
      update(key, ({ rendered }) => ({
        rendered:
          breakpoint === null
            ? { everywhere: width, at: new Map() }
            : { ...rendered, at: new Map(rendered.at).set(breakpoint, width) },
      }));
    },
    setWidth(typedWidth) {
      update(elementKey.value, () => ({ typedWidth }));
    },
    setSizes(pastedSizes) {
      update(elementKey.value, () => ({ pastedSizes }));
    },
    async measure(image) {
      const key = elementKey.value;
      if (key === null) return;
      const request = nextRequest(key);
      const answer = await image.rendered(stopped.signal);
      if (requests.get(key) !== request) return;
      if (!answer.ok || !answer.value) {
        failed.value = { key, reason: answer.ok ? 'nothing' : answer.reason };
        return;
      }
      failed.value = null;
      const { width: value, breakpoint } = answer.value;
      if (key === elementKey.value) at.value = breakpoint;
      update(key, ({ rendered }) => ({
        rendered: {
          ...rendered,
          at: new Map(rendered.at).set(breakpoint, { unit: 'px', value }),
        },
      }));
    },
    start() {
      void designer?.breakpoints(stopped.signal).then((answer) => {
        if (answer.ok && answer.value.length > 0) breakpoints.value = answer.value;
      });
      return () => stopped.abort();
    },
  };
}
