import { CompareView } from '#panel/compare/compare-view.tsx';
import type { Comparing } from '#panel/compare/comparing.ts';
import * as words from '#panel/i18n/compare.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { Delivery } from '#rules/delivery/deliveries.ts';

interface ComparisonProps {
  readonly comparing: Comparing;
  readonly deliveries: readonly Delivery[];
  readonly copying: Copying;
}

/** The button that opens the comparison, and the comparison while it is open; nothing where there is none. */
export function Comparison({ comparing, deliveries, copying }: ComparisonProps) {
  const files = comparing.files.value;
  if (!files) return null;
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={comparing.open}>
        {words.open}
      </button>
      {comparing.isOpen.value && (
        <CompareView files={files} deliveries={deliveries} copying={copying} close={comparing.close} />
      )}
    </>
  );
}
