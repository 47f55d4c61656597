import { effect } from '@preact/signals-core';
import { render } from 'preact';
import { App } from '#panel/app.tsx';
import type { Panel } from '#panel/panel.ts';
import { Region } from '#panel/ui/region.tsx';

/**
 * Renders the panel into `root`, and again after each change of a signal that the last render read; returns a function
 * that removes it. Preact compares the whole tree each time: it is small, and signal bindings in each component would
 * cost more bytes than the time they save.
 */
export function renderPanel(panel: Panel, root: Element): () => void {
  const draw = () => <App panel={panel} />;
  const stop = effect(() =>
    render(
      <Region errors={panel.errors} name="panel" of={panel.tabs.tab.value} isLine>
        {draw}
      </Region>,
      root,
    ),
  );
  return () => {
    stop();
    render(null, root);
  };
}
