import type { ComponentChildren } from 'preact';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import { unknown } from '#panel/i18n/facts.ts';
import { formatDate } from '#panel/i18n/format.ts';
import { messages } from '#panel/i18n/messages.ts';
import { type Fold, FoldButton } from '#panel/ui/fold.tsx';
import { LongText } from '#panel/ui/long-text.tsx';
import { Bars } from '#panel/ui/skeleton.tsx';
import { latestFacts } from '#rules/audit/asset-facts.ts';

const words = messages.file;

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Moment({ at, locale }: { at: string | null; locale: string }) {
  const text = at === null ? null : formatDate(at, locale);
  if (at === null || text === null) return <>{unknown}</>;
  return <time dateTime={at}>{text}</time>;
}

interface FileRegionProps {
  readonly selection: SelectedAsset;
  readonly isRefused: boolean;
  readonly locale: string;
  /** Whether the facts are shown. */
  readonly fold: Fold;
  /** What can be done with the file, beside the heading. */
  readonly children?: ComponentChildren;
}

function Facts({ selection, isRefused, locale }: FileRegionProps) {
  const { details, assetId } = selection;
  const { url, contentType } = latestFacts(selection);
  const pending = <Bars widths={[64]} />;
  return (
    <div id="file-details" class="fold-details">
      <dl>
        {(details || !isRefused) && (
          <Fact term={words.originalName}>
            {details ? <LongText text={details.originalFileName ?? unknown} fits={120} /> : pending}
          </Fact>
        )}
        {contentType && (
          <Fact term={words.type}>
            <LongText text={contentType} fits={120} />
          </Fact>
        )}
        {details && (
          <>
            <Fact term={words.created}>
              <Moment at={details.createdOn} locale={locale} />
            </Fact>
            <Fact term={words.updated}>
              <Moment at={details.lastUpdated} locale={locale} />
            </Fact>
          </>
        )}
        <Fact term={words.assetId}>
          <span class="code">{assetId}</span>
        </Fact>
        {url && (
          <Fact term={words.url}>
            <span class="code">
              <LongText text={url} fits={160} />
            </span>
          </Fact>
        )}
      </dl>
    </div>
  );
}

/** The file of the image, on demand: names, dates, and address. */
export function FileRegion(props: FileRegionProps) {
  const { fold, children } = props;
  return (
    <section class="section folded" aria-labelledby="file">
      <div class="fold-line">
        {children}
        <h2 id="file">
          <FoldButton fold={fold} controls="file-details">
            {words.heading}
          </FoldButton>
        </h2>
      </div>
      {fold.isOpen.value && <Facts {...props} />}
    </section>
  );
}
