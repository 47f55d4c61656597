import * as words from '#panel/i18n/page.ts';
import type { Row } from '#panel/page/row.ts';
import type { Walking } from '#panel/page/walking.ts';

/** From one use of an asset to the other, each selected on the canvas; nothing where it has one. */
export function Walk({ row, walking }: { row: Row; walking: Walking }) {
  if (row.uses.length < 2) return null;
  const name = row.details?.displayName ?? words.unnamed;
  const at = walking.at(row);
  const step = (label: string, by: number, sign: string) => (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      onClick={() => void walking.go(row, at + by)}
    >
      {sign}
    </button>
  );
  return (
    <span class="walk">
      {step(words.previous(name), -1, '‹')}
      <span>
        {at + 1}/{row.uses.length}
      </span>
      {step(words.next(name), 1, '›')}
    </span>
  );
}
