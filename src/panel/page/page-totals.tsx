import { formatBytes } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/page.ts';
import type { PageList } from '#panel/page/page-list.ts';

/** The totals of the page's images, and what WebP may save on them. */
export function PageTotals({ list }: { readonly list: PageList }) {
  const { images: count, places, bytes, withoutAlt, heavy, saving } = list.totals.value;
  return (
    <>
      <p>
        <strong>{words.images(count)}</strong>
        {places > count && ` ${words.places(places)}`}
        {bytes > 0 && ` · ${formatBytes(bytes)}`}
        {withoutAlt > 0 && ` · ${words.withoutAlt(withoutAlt)}`}
      </p>
      {heavy > 0 && saving[1] > 0 && <p class="fine">{words.saving(saving)}</p>}
    </>
  );
}
