import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import { AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import { editAltText } from '#panel/alt-text/edit-alt-text.ts';
import type { PreviewImage } from '#panel/assets/preview-image.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import type { ExpandedRow } from '#panel/files/expanded-row.ts';
import { FilesRegion } from '#panel/files/files-region.tsx';
import * as actions from '#panel/i18n/actions.ts';
import { boundNote } from '#panel/i18n/binding.ts';
import * as words from '#panel/i18n/request-errors.ts';
import { RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import type { Selected } from '#panel/selection/selected.ts';
import type { SelectedLazyFeatures } from '#panel/selection/selected-lazy-features.ts';
import { Subject } from '#panel/selection/subject.tsx';
import type { Lazy } from '#panel/state/lazy.ts';
import { attempt } from '#panel/ui/attempt.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { LazyFallback } from '#panel/ui/lazy-fallback.tsx';
import { Notice } from '#panel/ui/notice.tsx';
import { Region } from '#panel/ui/region.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { Audit } from '#rules/audit/audit.ts';
import { parseDate } from '#rules/parse-date.ts';

/** The inputs of the view of the selected image. */
export interface SelectedViewProps {
  readonly errors: ErrorReporting;
  readonly selected: Pick<Selected, 'late' | 'open' | 'refresh' | 'selection' | 'requestError' | 'tryAgain'>;
  readonly previewImage: ReadonlySignal<PreviewImage>;
  /** The summary of the selected image; null where none is selected. */
  readonly assetSummary: ReadonlySignal<AssetSummary | null>;
  /** Null until the lazy features are loaded. */
  readonly lazyFeatures: SelectedLazyFeatures | null;
  readonly lazyScript: Lazy<unknown>;
  /** The row of the variants table whose image is shown. */
  readonly expandedRow: ExpandedRow;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** Opens the list of the page's images. */
  readonly openPage: () => void;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  readonly backendUrl: string;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** The reader's language as a BCP 47 tag, for dates. */
  readonly locale: string;
}

interface AssetViewProps extends SelectedViewProps {
  readonly selection: SelectedAsset;
}

function StaleNotice({ age, tryAgain }: { age: number | null; tryAgain: () => void }) {
  return (
    <Notice tone="remark">
      <p class="notice-title">{words.stale.title}</p>
      <p>
        {words.stale.body} {age !== null && words.age(age)}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {actions.tryAgain}
      </button>
    </Notice>
  );
}

const noSize = { width: null, height: null };

/**
 * The selected image: an error or notice, if any, and every known fact. The Designer's facts, which arrive first, stand
 * above those that arrive later, so that no text moves while it is being read.
 */
export function AssetView({ selection, lazyFeatures, ...props }: AssetViewProps) {
  const { errors, selected, previewImage, copying, expandedRow, lazyScript, locale } = props;
  const { as, details, placement, measured, isComplete } = selection;
  const requestError = selected.requestError.value;
  const now = props.now.value;
  const readAt = details ? parseDate(details.fetchedAt) : null;
  const isMeasuring = measured === undefined;
  const isRefused = requestError !== null;
  // A section below one that still grows would move, so it is not yet shown.
  const isComing = !isComplete || (!isRefused && (!details || isMeasuring));
  const { boundFile } = placement;
  const fileName = details?.originalFileName ?? details?.displayName ?? '';
  const isAltKnown = attempt(() => props.assetSummary.value)?.alt.state != null;

  const region = (name: string, draw: () => ComponentChildren) => (
    <Region errors={errors} name={name} of={`${selection.elementKey} ${details?.fetchedAt}`}>
      {draw}
    </Region>
  );
  /** A region that depends on the summary. */
  const summarized = (name: string, draw: (assetSummary: AssetSummary) => ComponentChildren) =>
    region(name, () => props.assetSummary.value && draw(props.assetSummary.value));
  /** A region that depends on the audit. */
  const audited = (
    name: string,
    draw: (lazyFeatures: SelectedLazyFeatures, audit: Audit) => ComponentChildren,
  ) => region(name, () => lazyFeatures?.audit.value && draw(lazyFeatures, lazyFeatures.audit.value));

  return (
    <>
      {region('summary', () => (
        <Subject
          selection={selection}
          previewImage={previewImage}
          original={attempt(() => props.assetSummary.value)?.original ?? noSize}
          compare={
            attempt(() => lazyFeatures?.comparing.files.value) ? (lazyFeatures?.comparing.open ?? null) : null
          }
          drawn={lazyFeatures && <lazyFeatures.views.Drawn inputs={lazyFeatures.deliveryInputs} />}
          actions={audited('copy', ({ views, popups }, audit) => (
            <views.SubjectActions
              selection={selection}
              audit={audit}
              popups={popups}
              copying={copying}
              refresh={selected.refresh}
            />
          ))}
        />
      ))}
      {lazyFeatures &&
        region('origin', () => (
          <lazyFeatures.views.OriginNote selection={selection} back={() => selected.open(null)} />
        ))}
      {boundFile && region('binding', () => <p class="binding">{boundNote(boundFile)}</p>)}
      {region('notice', () =>
        requestError ? (
          <RequestErrorNotice
            requestError={requestError}
            readAt={readAt}
            now={props.now}
            tryAgain={selected.tryAgain}
            lazyFeatures={lazyFeatures}
          />
        ) : (
          details?.stale && <StaleNotice age={readAt && now - readAt} tryAgain={selected.tryAgain} />
        ),
      )}
      <div class="columns" data-coming={isComing} data-partial={!isComplete && !isAltKnown}>
        <div class="column">
          {lazyFeatures ? (
            audited(
              'findings',
              ({ views, permissions, assets, tried }, { findings, dismissed, delivery }) => (
                <views.NextStep
                  key={selection.elementKey}
                  findings={isComplete ? findings : []}
                  dismissed={isComplete ? dismissed : []}
                  isRefused={isRefused}
                  deliveries={delivery?.deliveries}
                  selection={selection}
                  assets={assets}
                  isComplete={isComplete && details !== null && !isMeasuring}
                  refresh={selected.refresh}
                  editAltText={permissions.value.image || permissions.value.asset ? editAltText : null}
                  tryFormats={tried.trying.offer.value}
                  backendUrl={props.backendUrl}
                />
              ),
            )
          ) : (
            <div class="step">
              {isComplete && region('tools', () => <LazyFallback lazyScript={lazyScript} />)}
            </div>
          )}
          {as !== 'background' &&
            summarized('alt text', (assetSummary) => (
              <AltTextRegion
                errors={errors}
                selection={selection}
                assetSummary={assetSummary}
                lazyFeatures={lazyFeatures}
              />
            ))}
        </div>
        <div class="column">
          {as !== 'background' &&
            summarized('files', (assetSummary) => (
              <FilesRegion
                details={details}
                assetSummary={assetSummary}
                listing={attempt(() => lazyFeatures?.audit.value?.delivery?.listing) ?? null}
                loads={attempt(() => lazyFeatures?.loads.value) ?? null}
                lazyFeatures={lazyFeatures}
                isMeasuring={isMeasuring}
                isRefused={isRefused}
                expandedRow={expandedRow}
              />
            ))}
          {as === 'image' &&
            (details || !isRefused) &&
            summarized('delivery', (assetSummary) => {
              const audit = lazyFeatures?.audit.value;
              return (
                lazyFeatures &&
                audit && (
                  <lazyFeatures.views.DeliveryRegion
                    selection={selection}
                    assetSummary={assetSummary}
                    delivery={audit.delivery}
                    inputs={lazyFeatures.deliveryInputs}
                    fold={lazyFeatures.folds.delivery}
                  />
                )
              );
            })}
          {lazyFeatures &&
            region('uses', () => (
              <lazyFeatures.views.UsedOn
                assetId={selection.assetId}
                siteUses={lazyFeatures.siteUses}
                fold={lazyFeatures.folds.usedOn}
              />
            ))}
          {lazyFeatures &&
            region('file', () => (
              <lazyFeatures.views.FileRegion
                selection={selection}
                isRefused={isRefused}
                locale={locale}
                fold={lazyFeatures.folds.file}
              >
                {audited('try', ({ views, tried }) => (
                  <views.TryButton trying={tried.trying} />
                ))}
                {audited('compare', ({ views, comparing }, { delivery }) => (
                  <views.Comparison
                    comparing={comparing}
                    deliveries={delivery?.deliveries ?? []}
                    copying={copying}
                  />
                ))}
              </lazyFeatures.views.FileRegion>
            ))}
          {(attempt(() => lazyFeatures?.tried.trying.opened.value) ?? 0) > 0 &&
            audited('weighing', ({ views, tried, replacing, downloading, weighing }) => (
              <views.TriedFormats
                tried={tried}
                name={fileName}
                replacing={replacing}
                downloading={downloading}
                weighing={weighing}
                now={props.now}
                saveFile={props.saveFile}
                backendUrl={props.backendUrl}
              />
            ))}
          {!isComing && audited('link', ({ views }, { issues }) => <views.LinkIssue issues={issues} />)}
        </div>
      </div>
    </>
  );
}
