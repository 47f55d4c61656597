import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Follows whether the browser shows this page. Source: HTML, `document.visibilityState`. */
export function createPageVisibility(): { isVisible: ReadonlySignal<boolean>; start: () => () => void } {
  const isVisible = signal(true);
  const read = (): void => {
    isVisible.value = document.visibilityState !== 'hidden';
  };
  return {
    isVisible,
    start() {
      read();
      document.addEventListener('visibilitychange', read);
      return () => document.removeEventListener('visibilitychange', read);
    },
  };
}
