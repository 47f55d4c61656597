import { processing } from '#panel/i18n/facts.ts';
import { formatBytes } from '#panel/i18n/format.ts';

/** A size in bytes, with the exact number in the element's value; 0 is an upload that Webflow still processes. */
export function Bytes({ bytes }: { bytes: number }) {
  const isProcessing = bytes === 0;
  return (
    // The two texts differ in width: one replaces the other, and does not move.
    <data key={isProcessing} value={String(bytes)}>
      {isProcessing ? processing : formatBytes(bytes)}
    </data>
  );
}
