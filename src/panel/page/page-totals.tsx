import { formatBytes } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/page.ts';
import { isFullyRead, type PageImages } from '#panel/page/page-images.ts';
import type { PageList } from '#panel/page/page-list.ts';

interface PageTotalsProps {
  readonly images: Pick<PageImages, 'progress'>;
  readonly list: PageList;
}

/** What visitors load of the page's images, and as a footnote their originals. */
export function PageTotals({ images: { progress }, list }: PageTotalsProps) {
  const { images, places, loads, originals } = list.totals.value;
  if (images === 0) return null;
  const { phone, laptop } = loads;
  const isKnown = phone.bytes > 0 || laptop.bytes > 0;
  const unknown = Math.max(phone.unknown, laptop.unknown);
  const isPartial = unknown > 0 || !isFullyRead(progress.value);
  const notes = [
    words.images(images) + (places > images ? ` ${words.places(places)}` : ''),
    originals > 0 ? words.originals(originals) : null,
    isKnown && unknown > 0 ? words.notCounted(unknown) : null,
  ].filter((note) => note !== null);
  return (
    <>
      <p class="loads">
        {isKnown
          ? words.loads(formatBytes(phone.bytes), formatBytes(laptop.bytes), isPartial)
          : words.loadsUnknown}
      </p>
      <p class="fine">{notes.join(' · ')}</p>
    </>
  );
}
