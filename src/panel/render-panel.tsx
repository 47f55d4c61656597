import { effect } from '@preact/signals-core';
import { render } from 'preact';
import { App } from '#panel/app.tsx';
import type { Panel } from '#panel/panel.ts';
import { Region } from '#panel/ui/region.tsx';

/**
 * Draws the panel into `root`, and anew whenever a signal changes that the last drawing read; returns what takes it
 * away. The whole view is compared each time: it is small, and a binding of each component to its own signals would
 * weigh more than the drawing costs.
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
