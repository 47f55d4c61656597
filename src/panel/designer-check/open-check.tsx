import { effect } from '@preact/signals-core';
import { render } from 'preact';
import { systemClock } from '#panel/browser/clock.ts';
import { loadStyles } from '#panel/browser/load-styles.ts';
import checkCss from '#panel/designer-check/check.css?url';
import { CheckView } from '#panel/designer-check/check-view.tsx';
import { createChecking } from '#panel/designer-check/checking.ts';
import { frameFactsOf } from '#panel/designer-check/frame-facts.ts';
import type { Copying } from '#panel/ui/copying.ts';

/** What the check needs of the panel. */
interface OpenCheckParts {
  readonly backendUrl: string;
  readonly copying: Copying;
}

/** Opens the check over the panel; it stays until a person closes it. */
export async function openCheck({ backendUrl, copying }: OpenCheckParts): Promise<void> {
  await loadStyles(checkCss);
  const place = document.createElement('div');
  document.body.append(place);
  const ended = new AbortController();
  const checking = createChecking({
    api: webflow,
    clock: systemClock,
    frame: frameFactsOf(backendUrl),
    signal: ended.signal,
  });
  let stop = (): void => {};
  const close = (): void => {
    stop();
    ended.abort();
    render(null, place);
    place.remove();
  };
  stop = effect(() => render(<CheckView checking={checking} copying={copying} close={close} />, place));
}
