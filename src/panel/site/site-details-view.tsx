import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import { type AltTextLazyFeatures, AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import { editAltText } from '#panel/alt-text/edit-alt-text.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { Comparison } from '#panel/compare/comparison.tsx';
import { FileRegion } from '#panel/file/file-region.tsx';
import { FilesRegion } from '#panel/files/files-region.tsx';
import { NextStep } from '#panel/findings/next-step.tsx';
import { formatDate } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/site.ts';
import { type ConnectLazyFeatures, RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import { Subject } from '#panel/selection/subject.tsx';
import { SubjectActions } from '#panel/selection/subject-actions.tsx';
import { sameFileNames } from '#panel/site/same-file.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { FileKindIcon } from '#panel/ui/lazy-icons.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import { Region } from '#panel/ui/region.tsx';
import { UsedOn } from '#panel/uses/used-on.tsx';
import { TriedFormats, type TriedFormatsFeatures } from '#panel/weighing/tried-formats.tsx';
import { TryButton } from '#panel/weighing/try-button.tsx';
import { assetKindOf } from '#rules/asset-kind.ts';
import { parseDate } from '#rules/parse-date.ts';

/** The parts of the second script that the details of an asset are made of. */
export type SiteDetailsFeatures = AltTextLazyFeatures &
  ConnectLazyFeatures &
  TriedFormatsFeatures & {
    readonly assets: Pick<AssetStore, 'dismiss' | 'restore'>;
    readonly popups: Popups;
  };

export interface SiteDetailsProps {
  readonly errors: ErrorReporting;
  readonly siteTab: SiteTab;
  readonly features: SiteDetailsFeatures;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  readonly backendUrl: string;
  /** The reader's language as a BCP 47 tag, for dates. */
  readonly locale: string;
}

const noSize = { width: null, height: null };

/** An asset by itself: everything of the selected image's view that needs no element. */
export function SiteDetailsView({
  selection,
  errors,
  siteTab,
  features,
  ...props
}: SiteDetailsProps & { readonly selection: SelectedAsset }) {
  const { details, previewImage, comparing, expandedRow, folds, tried } = siteTab;
  const { details: asset, measured, isComplete } = selection;
  const audit = siteTab.audit.value;
  const kind = assetKindOf(asset?.contentType, asset?.originalFileName ?? asset?.displayName);
  const requestError = details.requestError.value;
  const isRefused = requestError !== null;
  const isMeasuring = measured === undefined;
  const uploaded = asset?.createdOn ? formatDate(asset.createdOn, props.locale) : null;
  const region = (name: string, draw: () => ComponentChildren) => (
    <Region errors={errors} name={`site ${name}`} of={`${selection.elementKey} ${asset?.fetchedAt}`}>
      {draw}
    </Region>
  );
  const { permissions } = features;
  const same = sameFileNames(siteTab, selection.assetId);
  return (
    <>
      {region('summary', () => (
        <Subject
          selection={selection}
          previewImage={previewImage}
          original={audit?.original ?? noSize}
          {...(kind !== 'image' && asset
            ? { type: words.typeWord({ kind, details: asset }), icon: <FileKindIcon kind={kind} /> }
            : {})}
          compare={comparing.files.value ? comparing.open : null}
          drawn={uploaded && <span>{words.uploaded(uploaded)}</span>}
          actions={
            <SubjectActions
              selection={selection}
              audit={audit}
              popups={features.popups}
              copying={props.copying}
              refresh={details.refresh}
            />
          }
        />
      ))}
      {requestError &&
        region('notice', () => (
          <RequestErrorNotice
            requestError={requestError}
            readAt={asset ? parseDate(asset.fetchedAt) : null}
            now={props.now}
            tryAgain={details.tryAgain}
            lazyFeatures={features}
          />
        ))}
      {same !== null && <p class="binding">{words.sameFile(same)}</p>}
      <div class="columns site-details" data-coming={false} data-partial={false}>
        {audit && (
          <div class="column">
            {region('findings', () => (
              <NextStep
                key={selection.elementKey}
                findings={audit.findings}
                dismissed={audit.dismissed}
                isRefused={isRefused}
                selection={selection}
                assets={features.assets}
                isComplete={isComplete && asset !== null && !isMeasuring}
                refresh={details.refresh}
                editAltText={permissions.value.asset ? editAltText : null}
                tryFormats={tried.trying.offer.value}
                backendUrl={props.backendUrl}
              />
            ))}
            {region('alt text', () => (
              <AltTextRegion
                errors={errors}
                selection={selection}
                assetSummary={audit}
                lazyFeatures={features}
              />
            ))}
          </div>
        )}
        <div class="column">
          {audit &&
            region('files', () => (
              <FilesRegion
                details={asset}
                assetSummary={audit}
                listing={null}
                loads={null}
                lazyFeatures={null}
                isMeasuring={isMeasuring}
                isRefused={isRefused}
                expandedRow={expandedRow}
              />
            ))}
          {region('used on', () => (
            <UsedOn assetId={selection.assetId} siteUses={siteTab.uses} fold={folds.usedOn} />
          ))}
          {region('file', () => (
            <FileRegion
              selection={selection}
              isRefused={isRefused}
              locale={props.locale}
              fold={audit ? folds.image : folds.other}
            >
              {audit && <TryButton trying={tried.trying} />}
              {audit && <Comparison comparing={comparing} deliveries={[]} copying={props.copying} />}
            </FileRegion>
          ))}
          {tried.trying.opened.value > 0 &&
            region('weighing', () => (
              <TriedFormats
                tried={tried}
                name={asset?.originalFileName ?? asset?.displayName ?? ''}
                replacing={features.replacing}
                downloading={features.downloading}
                weighing={features.weighing}
                now={props.now}
                saveFile={props.saveFile}
                backendUrl={props.backendUrl}
              />
            ))}
        </div>
      </div>
    </>
  );
}
