import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import { type ComparableFiles, comparableFiles } from '#panel/compare/comparable-files.ts';
import type { Audit } from '#rules/audit/audit.ts';

/** The comparison of the files of the selected image. */
export interface Comparing {
  /** Null where there is nothing to compare. */
  readonly files: ReadonlySignal<ComparableFiles | null>;
  readonly isOpen: ReadonlySignal<boolean>;
  open(): void;
  close(): void;
}

/** Creates the model, closed; it closes as another image is selected. `image` is null where none is. */
export function createComparing(
  image: ReadonlySignal<SelectedAsset | null>,
  audit: ReadonlySignal<Audit | null>,
  panelUrl: URL,
): Comparing {
  const opened = signal<string | null>(null);
  const files = computed(() => {
    const { value } = audit;
    return value && comparableFiles(image.value?.details ?? null, value, value.delivery, panelUrl);
  });
  return {
    files,
    isOpen: computed(
      () => opened.value !== null && opened.value === image.value?.elementKey && files.value !== null,
    ),
    open() {
      opened.value = image.value?.elementKey ?? null;
    },
    close() {
      opened.value = null;
    },
  };
}
