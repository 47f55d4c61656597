import * as words from '#panel/i18n/page.ts';
import { WalkNav } from '#panel/list/walk-nav.tsx';
import type { DetailsWalk } from '#panel/page/details-walk.ts';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';

interface WalkBarProps {
  readonly walk: DetailsWalk;
  readonly usageNavigator: UsageNavigator;
}

/** Above the details of an image of the list: the way back, to its next usage, and to the images before and after it. */
export function WalkBar({ walk, usageNavigator }: WalkBarProps) {
  const position = walk.position.value;
  const row = position?.item;
  const uses = row?.usages.length ?? 0;
  const at = row ? usageNavigator.at(row) : 0;
  const error = usageNavigator.error.value;
  return (
    <>
      <WalkNav
        label={words.walk}
        previous={words.previousImage}
        next={words.nextImage}
        tabId="tab-page"
        position={position}
        step={walk.step}
        back={walk.back}
      >
        {row && uses > 1 && (
          <button type="button" class="text-button" onClick={() => void usageNavigator.go(row, at + 1)}>
            {words.useOf(at + 1, uses)}
            <span class="hidden"> {words.next(row.details?.displayName ?? words.unnamed)}</span>
          </button>
        )}
      </WalkNav>
      {error && row?.key === error.key && (
        <p class="walk-error" role="alert">
          {error.isGone ? words.gone : words.notSelected}
        </p>
      )}
    </>
  );
}
