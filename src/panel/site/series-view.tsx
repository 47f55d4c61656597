import { quoted } from '#panel/i18n/page.ts';
import { untitled } from '#panel/i18n/site.ts';
import { BulkView } from '#panel/page/bulk-view.tsx';
import type { SiteRow } from '#panel/site/site-row.ts';
import type { SiteSeries } from '#panel/site/site-series.ts';
import { Bytes } from '#panel/ui/bytes.tsx';

interface SeriesViewProps {
  readonly series: SiteSeries;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** An asset's name, type and bytes; in a secondary locale also the text to translate. */
function AssetPlace({ row, isSecondary }: { readonly row: SiteRow; readonly isSecondary: boolean }) {
  const { details, type, bytes, alt } = row;
  return (
    <>
      <div class="bulk-place">
        <p class="bulk-name">
          <strong dir="auto">{details.displayName || untitled}</strong> {type}
          {bytes !== null && (
            <>
              {' '}
              · <Bytes bytes={bytes} />
            </>
          )}
        </p>
      </div>
      {isSecondary && alt?.text && <p dir="auto">{quoted(alt.text)}</p>}
    </>
  );
}

/** The series of missing alt texts of the site. */
export function SeriesView({ series, panelUrl }: SeriesViewProps) {
  const { bulk } = series;
  return (
    <BulkView
      bulk={bulk}
      place={(row: SiteRow) => <AssetPlace row={row} isSecondary={bulk.locale.value !== null} />}
      panelUrl={panelUrl}
    />
  );
}
