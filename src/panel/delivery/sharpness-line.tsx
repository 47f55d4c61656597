import * as words from '#panel/i18n/delivery.ts';
import { AlertIcon, DoneIcon } from '#panel/ui/icons.tsx';
import type { Delivery } from '#rules/delivery/deliveries.ts';
import { sharpnessOf } from '#rules/delivery/sharpness.ts';

/** One line: where the image is sharp or blurry, and at which breakpoints its rendered width is assumed. */
export function SharpnessLine({ deliveries }: { deliveries: readonly Delivery[] }) {
  const sharpness = sharpnessOf(deliveries);
  const isBlurry = sharpness.blurry.length > 0;
  const isKnown = isBlurry || sharpness.sharp !== 'known' || sharpness.known.length > 0;
  const assumed = words.assumedAt(sharpness);
  const message = words.sharpnessMessage(sharpness);
  // With its icon another text replaces it: none of it moves while it is being read.
  return (
    <span key={message} class="sharpness" data-blurry={isBlurry}>
      {isBlurry ? <AlertIcon /> : isKnown && <DoneIcon />}
      <span>
        {message}
        {assumed !== null && <span class="assumed"> {assumed}</span>}
      </span>
    </span>
  );
}
