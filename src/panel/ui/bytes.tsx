import { processing } from '#panel/i18n/facts.ts';
import { formatBytes } from '#panel/i18n/format.ts';

/** A size in bytes, exact in the element's value; an upload that Webflow still works on has 0 of them. */
export function Bytes({ bytes }: { bytes: number }) {
  return <data value={String(bytes)}>{bytes === 0 ? processing : formatBytes(bytes)}</data>;
}
