import { options } from 'preact';
import { onTestFinished } from 'vitest';
import { App } from '#panel/app.tsx';

/** Renders and their size. */
export interface Renders {
  /** How often the panel rendered as a whole. */
  readonly draws: number;
  /** How many of these changed no element, attribute or text. */
  readonly idle: number;
  /** How many components rendered in all of them. */
  readonly components: number;
}

const nothing: Renders = { draws: 0, idle: 0, components: 0 };

/** Counts the panel's renders until the test ends. `take` returns those since its last call. */
export function countRenders(): { take(): Renders } {
  const before = options.diffed;
  let counted = nothing;
  let seen: string | undefined;
  // It runs inside the effect that renders: reading a signal here would cause more renders.
  options.diffed = (vnode) => {
    before?.(vnode);
    if (typeof vnode.type !== 'function') return;
    counted = { ...counted, components: counted.components + 1 };
    if (vnode.type !== App) return;
    const now = document.querySelector('main.panel')?.outerHTML;
    const { draws, idle } = counted;
    counted = { ...counted, draws: draws + 1, idle: idle + (now === seen ? 1 : 0) };
    seen = now;
  };
  onTestFinished(() => {
    if (before) options.diffed = before;
    else delete options.diffed;
  });
  return {
    take() {
      const taken = counted;
      counted = nothing;
      return taken;
    },
  };
}
