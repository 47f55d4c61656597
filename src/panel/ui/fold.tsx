import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import { ChevronIcon } from '#panel/ui/icons.tsx';

/** Whether a part is open, for as long as the panel is. */
export interface Fold {
  readonly isOpen: ReadonlySignal<boolean>;
  toggle(): void;
}

/** Creates a fold, which is closed unless `isOpenFirst`. */
export function createFold(isOpenFirst = false): Fold {
  const isOpen = signal(isOpenFirst);
  return {
    isOpen,
    toggle() {
      isOpen.value = !isOpen.value;
    },
  };
}

/** Shows a part that was opened below what is in view. */
function show(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
}

/** A button that opens and closes the part with the id `controls`, with a chevron after its text. */
export function FoldButton(props: { fold: Fold; controls: string; children: ComponentChildren }) {
  const { fold, controls, children } = props;
  const isOpen = fold.isOpen.value;
  return (
    <button
      type="button"
      class="fold-button"
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': controls } : {})}
      onClick={() => {
        fold.toggle();
        if (!isOpen) show(controls);
      }}
    >
      {children}
      <ChevronIcon />
    </button>
  );
}
