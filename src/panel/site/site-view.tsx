import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import * as words from '#panel/i18n/site.ts';
import * as tabs from '#panel/i18n/tabs.ts';
import { WalkNav } from '#panel/list/walk-nav.tsx';
import { SeriesView } from '#panel/site/series-view.tsx';
import { SiteControls } from '#panel/site/site-controls.tsx';
import { type SiteDetailsProps, SiteDetailsView } from '#panel/site/site-details-view.tsx';
import { SiteProblem, SiteProgressLine } from '#panel/site/site-progress.tsx';
import { SiteRows } from '#panel/site/site-rows.tsx';
import { attempt } from '#panel/ui/attempt.ts';
import { FileKindIcon } from '#panel/ui/lazy-icons.tsx';
import { Region } from '#panel/ui/region.tsx';
import { Skeleton } from '#panel/ui/skeleton.tsx';
import { UsesCard } from '#panel/uses/uses-card.tsx';
import { StartWeighing } from '#panel/weighing-list/start-weighing.tsx';
import { WeighControls, type WeighControlsProps } from '#panel/weighing-list/weigh-controls.tsx';

interface SiteViewProps extends SiteDetailsProps {
  readonly features: SiteDetailsProps['features'] & Pick<WeighControlsProps, 'replacing'>;
  /** True where the window is wide enough for the list beside the details. */
  readonly isWide: ReadonlySignal<boolean>;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** In place of an asset: none is open, or it is gone. */
function NoAsset({ message }: { readonly message: { readonly title: string; readonly body: string } }) {
  return (
    <div class="state">
      <div class="state-icon">
        <FileKindIcon kind="other" />
      </div>
      <h1 class="state-title">{message.title}</h1>
      <p>{message.body}</p>
    </div>
  );
}

/** The "Site" tab: the list of every asset, and the details of one: beside it, or in its place. */
export function SiteView({ isWide, panelUrl, ...props }: SiteViewProps) {
  const { errors, siteTab, features, now } = props;
  const { assets, list, details, walk, series } = siteTab;
  const opened = details.opened.value;
  const of = `${assets.progress.value.kind} ${[...list.pressed.value]} ${list.order.value}`;
  const region = (name: string, draw: () => ComponentChildren) => (
    <Region errors={errors} name={`site ${name}`} of={of}>
      {draw}
    </Region>
  );
  const drawDetails = () => {
    if (opened === null) return <NoAsset message={words.choose} />;
    const selection = details.selection.value;
    if (selection) return <SiteDetailsView {...props} selection={selection} />;
    return walk.position.value ? <Skeleton /> : <NoAsset message={words.gone} />;
  };
  const drawList = () => {
    if (attempt(() => series.bulk.step.value ?? series.bulk.summary.value)) {
      return region('alt texts', () => <SeriesView series={series} panelUrl={panelUrl} />);
    }
    const { length: count } = assets.rows.value;
    return (
      <>
        <section class="section totals site-totals" aria-label={tabs.names.site}>
          <p class="fine site-total">{count > 0 && words.totals(count, list.bytes.value)}</p>
          {region('problem', () => (
            <SiteProblem assets={assets} now={now.value} connecting={features.connecting} />
          ))}
        </section>
        {count > 0 && region('uses', () => <UsesCard siteUses={siteTab.uses} now={now.value} />)}
        {region('controls', () => (
          <SiteControls
            siteTab={siteTab}
            popups={features.popups}
            copying={props.copying}
            saveFile={props.saveFile}
            panelUrl={panelUrl}
          >
            <StartWeighing weighing={siteTab.weighing} isNarrowed={list.isNarrowed.value} />
          </SiteControls>
        ))}
        {region('weighing', () => (
          <WeighControls weighing={siteTab.weighing} replacing={features.replacing} />
        ))}
        {region('list', () => (
          <SiteRows errors={errors} siteTab={siteTab} panelUrl={panelUrl} />
        ))}
        {region('progress', () => (
          <SiteProgressLine siteTab={siteTab} now={now.value} />
        ))}
      </>
    );
  };
  if (isWide.value) {
    return (
      <div class="beside">
        <div class="side scrolls">{drawList()}</div>
        <div class="side">{drawDetails()}</div>
      </div>
    );
  }
  if (opened === null) return <>{drawList()}</>;
  return (
    <>
      <WalkNav
        label={words.walk}
        previous={words.previous}
        next={words.next}
        tabId="tab-site"
        position={walk.position.value}
        step={walk.step}
        back={walk.back}
      />
      {drawDetails()}
    </>
  );
}
