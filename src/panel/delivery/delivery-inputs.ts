import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Designer } from '#panel/designer/designer.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { watch } from '#panel/state/watch.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { noWidths, type RenderedWidth } from '#rules/delivery/rendered-width.ts';

/** The inputs where nothing is known of an element. */
export const noInputs: ElementInputs = { rendered: noWidths, typedWidth: undefined, pastedSizes: null };

/** The selected image element. `isComplete` is true once every other fact of it has been read. */
export interface MeasuredImage {
  readonly elementKey: string;
  readonly image: ImageHandle;
  readonly isComplete: boolean;
}

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
  /** Measures the rendered width of the selected element at the canvas's current breakpoint. */
  measure(): Promise<void>;
  /**
   * Reads the site's breakpoints, and measures each image element as it is selected and as the canvas changes its
   * breakpoint. A width that was typed is kept. Returns a function that stops both.
   */
  start(): () => void;
}

/** Returns the inputs of an element. */
export function inputsOf(all: ReadonlyMap<string, ElementInputs>, key: string): ElementInputs {
  return all.get(key) ?? noInputs;
}

const isSame = (one: RenderedWidth | undefined, other: RenderedWidth): boolean =>
  one?.unit === other.unit && one.value === other.value;

/** Creates the inputs; `image` is the selected image element, null where the selection is none. */
export function createDeliveryInputs(
  designer: Designer | null,
  image: ReadonlySignal<MeasuredImage | null>,
  clock: Clock,
): DeliveryInputs {
  const elementKey = computed(() => image.value?.elementKey ?? null);
  const all = signal<ReadonlyMap<string, ElementInputs>>(new Map());
  const breakpoints = signal(defaultBreakpoints);
  const at = signal<string | null>(null);
  const failed = signal<{ readonly key: string; readonly reason: MeasuringErrorReason } | null>(null);
  const stopped = new AbortController();
  // The number of each element's last request or typed width: results of earlier requests are outdated.
  const requests = new Map<string, number>();
  /** The breakpoints of each element at which a width was typed. */
  const typed = new Map<string, Set<string>>();

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

  /** Measures an element; `isAsked` where a person pressed "Measure", who then gets the reason where that fails. */
  async function measureAt(key: string, handle: ImageHandle, isAsked: boolean): Promise<void> {
    const request = nextRequest(key);
    const answer = await handle.rendered(stopped.signal);
    if (requests.get(key) !== request) return;
    if (!answer.ok || !answer.value) {
      if (isAsked) failed.value = { key, reason: answer.ok ? 'nothing' : answer.reason };
      return;
    }
    const { width: value, breakpoint } = answer.value;
    const width: RenderedWidth = { unit: 'px', value };
    const { rendered } = inputsOf(all.value, key);
    const isTyped = rendered.everywhere !== null || typed.get(key)?.has(breakpoint);
    if (isTyped && !isAsked) return;
    typed.get(key)?.delete(breakpoint);
    batch(() => {
      failed.value = null;
      if (key === elementKey.value) at.value = breakpoint;
      if (isSame(rendered.at.get(breakpoint), width)) return;
      update(key, () => ({ rendered: { ...rendered, at: new Map(rendered.at).set(breakpoint, width) } }));
    });
  }

  function measureSelected(): void {
    const { value: selected } = image;
    if (selected?.isComplete) void measureAt(selected.elementKey, selected.image, false);
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
      if (key !== null) {
        nextRequest(key);
        if (breakpoint === null) typed.delete(key);
        else typed.set(key, new Set(typed.get(key)).add(breakpoint));
      }
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
    async measure() {
      const { value: selected } = image;
      if (selected) await measureAt(selected.elementKey, selected.image, true);
    },
    start() {
      void designer?.breakpoints(stopped.signal).then((answer) => {
        if (answer.ok && answer.value.length > 0) breakpoints.value = answer.value;
      });
      const ready = computed(() => (image.value?.isComplete ? elementKey.value : null));
      const stopSelection = watch(() => {
        if (ready.value !== null) untracked(measureSelected);
      });
      let cancelDelay = (): void => {};
      const stopBreakpoint = designer?.onBreakpoint(() => {
        cancelDelay();
        cancelDelay = clock.after(timeouts.layoutDelay, measureSelected);
      });
      return () => {
        stopped.abort();
        cancelDelay();
        stopSelection();
        stopBreakpoint?.();
      };
    },
  };
}
