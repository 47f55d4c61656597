import * as words from '#panel/i18n/page.ts';
import type { Row } from '#panel/page/row.ts';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';

/** Buttons for the previous and next usage of an asset, which select it on the canvas; null for a single usage. */
export function UsageButtons({ row, usageNavigator }: { row: Row; usageNavigator: UsageNavigator }) {
  if (row.usages.length < 2) return null;
  const name = row.details?.displayName ?? words.unnamed;
  const at = usageNavigator.at(row);
  const step = (label: string, by: number, sign: string) => (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      onClick={() => void usageNavigator.go(row, at + by)}
    >
      {sign}
    </button>
  );
  return (
    <span class="walk">
      {step(words.previous(name), -1, '‹')}
      <span>
        {at + 1}/{row.usages.length}
      </span>
      {step(words.next(name), 1, '›')}
    </span>
  );
}
