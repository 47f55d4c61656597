import { processing } from '#panel/i18n/facts.ts';
import { formatBytes } from '#panel/i18n/format.ts';

/** A size in bytes, with the exact number in the element's value; 0 is an upload that Webflow still processes. */
export function Bytes({ bytes }: { bytes: number }) {
  return <data value={String(bytes)}>{bytes === 0 ? processing : formatBytes(bytes)}</data>;
}
