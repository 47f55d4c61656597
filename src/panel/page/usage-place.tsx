import { show } from '#panel/i18n/bulk.ts';
import { gone, notSelected, unnamed, usages } from '#panel/i18n/page.ts';
import type { Row } from '#panel/page/row.ts';
import { UsageButtons } from '#panel/page/usage-buttons.tsx';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';

interface UsagePlaceProps {
  readonly row: Row;
  readonly usageNavigator: UsageNavigator;
}

/** The name of an image, and the buttons that select its usages on the canvas. */
export function UsagePlace({ row, usageNavigator }: UsagePlaceProps) {
  const error = usageNavigator.error.value;
  return (
    <>
      <div class="bulk-place">
        <p class="bulk-name">
          <strong dir="auto">{row.details?.displayName ?? unnamed}</strong> {usages(row.usages.length)}
        </p>
        <UsageButtons row={row} usageNavigator={usageNavigator} />
        <button
          type="button"
          class="text-button"
          onClick={() => void usageNavigator.go(row, usageNavigator.at(row))}
        >
          {show}
        </button>
      </div>
      {error?.key === row.key && <p role="alert">{error.isGone ? gone : notSelected}</p>}
    </>
  );
}
