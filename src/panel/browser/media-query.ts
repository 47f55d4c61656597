import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Follows whether a media query matches this window. Source: CSSOM View, `matchMedia`. */
export function createMediaQuery(query: string): {
  matches: ReadonlySignal<boolean>;
  start: () => () => void;
} {
  const list = window.matchMedia(query);
  const matches = signal(list.matches);
  const read = (): void => {
    matches.value = list.matches;
  };
  return {
    matches,
    start() {
      list.addEventListener('change', read);
      return () => list.removeEventListener('change', read);
    },
  };
}
