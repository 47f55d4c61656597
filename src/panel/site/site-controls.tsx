import type { ComponentChildren } from 'preact';
import { shortLocaleName } from '#panel/i18n/locale-names.ts';
import * as words from '#panel/i18n/site.ts';
import { noUseYet } from '#panel/i18n/uses.ts';
import { ListBar } from '#panel/list/list-bar.tsx';
import { ListMenu, type ListMenuServices } from '#panel/page/list-menu.tsx';
import { localeChip, type SiteChip } from '#panel/site/chips.ts';
import { SeriesStart } from '#panel/site/series-start.tsx';
import { siteExports } from '#panel/site/site-exports.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';

const always: readonly SiteChip[] = ['noAlt', 'heavy'];

interface SiteControlsProps extends ListMenuServices {
  readonly siteTab: SiteTab;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** More that can be done with what is shown. */
  readonly children: ComponentChildren;
}

/** Search, order, chips and menu of the site's list, and the buttons for all it shows: first, those for missing alt texts. */
export function SiteControls({ siteTab, panelUrl, children, ...services }: SiteControlsProps) {
  const { list, assets, uses, saving, restoreAll, weighing } = siteTab;
  const locales = assets.localeTexts.locales.value.map(
    (locale) => [localeChip(locale.localeId), shortLocaleName(locale)] as const,
  );
  const noUse = uses.isFullyRead.value ? {} : { noUse: noUseYet };
  return (
    <>
      <ListBar
        list={list}
        search={words.search}
        chips={{ ...words.chips, ...noUse, ...Object.fromEntries(locales) }}
        orders={words.orders}
        always={always}
        menu={
          <ListMenu
            {...services}
            id="site"
            list={list}
            exports={() => siteExports(siteTab, panelUrl)}
            weighing={weighing}
            saving={saving}
            restoreAll={restoreAll}
            readAgain={assets.read}
          />
        }
      />
      <div class="page-controls buttons">
        <SeriesStart siteTab={siteTab} />
        {children}
      </div>
    </>
  );
}
