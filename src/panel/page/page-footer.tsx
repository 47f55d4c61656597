import { partial } from '#panel/i18n/csv.ts';
import { unseen } from '#panel/i18n/page.ts';
import type { PageImages } from '#panel/page/page-images.ts';

/** What the list can't show. */
export function PageFooter({ images }: { readonly images: Pick<PageImages, 'progress' | 'rows'> }) {
  const { kind } = images.progress.value;
  const isPartial = kind === 'reading' || kind === 'stopped';
  return (
    <section class="section foot">
      <p class="fine">{unseen}</p>
      {images.rows.value.length > 0 && isPartial && <p class="fine">{partial}</p>}
    </section>
  );
}
