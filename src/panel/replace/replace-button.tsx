import { beta, obstacle, start, startMany } from '#panel/i18n/replace.ts';
import type { ReplaceItem } from '#panel/replace/replacement.ts';
import { keptBytes } from '#panel/replace/replacement-limits.ts';
import type { Replacing } from '#panel/replace/replacing.ts';

export interface ReplaceButtonProps {
  readonly replacing: Pick<Replacing, 'ask' | 'isAllowed' | 'isBusy'>;
  /** One candidate, or one of each of several assets. */
  readonly items: readonly ReplaceItem[];
}

/** The button that opens the question about replacing these files, or why the person may not; nothing without files. */
export function ReplaceButton({ replacing, items }: ReplaceButtonProps) {
  if (items.length === 0) return null;
  if (!replacing.isAllowed.value) return <p class="fine">{obstacle('not_allowed', keptBytes)}</p>;
  return (
    <div class="replace-start">
      <button
        type="button"
        class="button"
        aria-haspopup="dialog"
        aria-disabled={replacing.isBusy.value}
        onClick={() => replacing.ask(items)}
      >
        {items.length === 1 ? start : startMany(items.length)}
      </button>
      <p class="fine">{beta}</p>
    </div>
  );
}
