import { tryAgain } from '#panel/i18n/actions.ts';
import { messages } from '#panel/i18n/messages.ts';
import type { Lazy } from '#panel/state/lazy.ts';
import { Notice } from '#panel/ui/notice.tsx';
import { Bars } from '#panel/ui/skeleton.tsx';

const words = messages.lazyFallback;

/** Shown while the second script is loading, and where that failed. */
export function LazyFallback({ lazyScript }: { lazyScript: Lazy<unknown> }) {
  if (!lazyScript.failed.value) {
    return (
      <div class="section">
        <Bars widths={[24, 90, 64]} />
      </div>
    );
  }
  return (
    <Notice tone="problem">
      <div role="alert">
        <p class="notice-title">{words.title}</p>
        <p>{words.body}</p>
      </div>
      <button type="button" class="button" onClick={() => void lazyScript.fetch()}>
        {tryAgain}
      </button>
    </Notice>
  );
}
