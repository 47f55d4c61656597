import { partial } from '#panel/i18n/csv.ts';
import { unseen } from '#panel/i18n/page.ts';
import { isFullyRead, type PageImages } from '#panel/page/page-images.ts';

/** What the list can't show. */
export function PageFooter({ images }: { readonly images: Pick<PageImages, 'progress' | 'rows'> }) {
  const isPartial = images.rows.value.length > 0 && !isFullyRead(images.progress.value);
  return (
    <section class="section foot">
      <p class="fine">{unseen}</p>
      {isPartial && <p class="fine">{partial}</p>}
    </section>
  );
}
