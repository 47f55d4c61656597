import { type ReadonlySignal, signal } from '@preact/signals-core';
import { asTheme, type Designer, type Theme } from '#panel/designer/designer.ts';

/** The Designer's appearance. `background` is its own colour, or null to use ours. */
export interface Appearance {
  readonly theme: Theme;
  readonly background: string | null;
}

// Backgrounds at least this dark, or this bright, keep a contrast of 4.5 with the panel's texts. Source: WCAG 2.2,
// 1.4.3.
const darkEnough = /^#(?:[0-2][0-9a-f]){3}$/i;
const brightEnough = /^#(?:f[0-9a-f]){3}$/i;

/** True where the panel's texts are readable on this background; false for anything but `#rrggbb`. */
export function keepsContrast(background: string, theme: Theme): boolean {
  return (theme === 'light' ? brightEnough : darkEnough).test(background);
}

/** Follows the Designer's theme until `stop`; without a Designer it stays Webflow's default. */
export function createTheme(designer: Designer | null): {
  appearance: ReadonlySignal<Appearance>;
  start(): () => void;
} {
  const appearance = signal<Appearance>({ theme: asTheme(null), background: null });
  let current = new AbortController();

  async function follow(from: Designer, theme: Theme, signal: AbortSignal): Promise<void> {
    appearance.value = { theme, background: null };
    const answer = await from.background(theme, signal);
    if (signal.aborted || !answer.ok || answer.value === null) return;
    if (keepsContrast(answer.value, theme)) appearance.value = { theme, background: answer.value };
  }

  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    return current.signal;
  }

  return {
    appearance,
    start() {
      if (!designer) return () => {};
      const stop = designer.onTheme((theme) => void follow(designer, theme, begin()));
      const signal = begin();
      void designer.theme(signal).then((answer) => {
        if (!signal.aborted && answer.ok) return follow(designer, answer.value, signal);
      });
      return () => {
        stop();
        begin();
      };
    },
  };
}
