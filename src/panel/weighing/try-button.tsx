import * as words from '#panel/i18n/weighing.ts';
import type { Trying } from '#panel/weighing/trying.ts';

/** The button that opens and closes the region of other formats; nothing where there is nothing to try. */
export function TryButton({ trying }: { trying: Trying }) {
  const kind = trying.kind.value;
  const isOpen = trying.opened.value > 0;
  if (!kind) return null;
  return (
    <button
      type="button"
      class="button"
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': 'weighing' } : {})}
      onClick={isOpen ? trying.close : trying.open}
    >
      {kind === 'vector' ? (
        words.tryVector
      ) : (
        <span>
          {words.tryFormats}
          <span class="try-avif">{words.tryAvif}</span>
        </span>
      )}
    </button>
  );
}
