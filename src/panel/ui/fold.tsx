import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import { ChevronIcon } from '#panel/ui/icons.tsx';

/** Whether a part is open, for as long as the panel is. */
export interface Fold {
  readonly isOpen: ReadonlySignal<boolean>;
  toggle(): void;
}

/** Creates a closed fold. */
export function createFold(): Fold {
  const isOpen = signal(false);
  return {
    isOpen,
    toggle() {
      isOpen.value = !isOpen.value;
    },
  };
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
      onClick={fold.toggle}
    >
      {children}
      <ChevronIcon />
    </button>
  );
}
