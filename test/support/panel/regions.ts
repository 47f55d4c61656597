import { expect } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { LinkIssue } from '#panel/alt-text/alt-text-issues.tsx';
import { AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import { LocaleChips } from '#panel/alt-text/locale-chips.tsx';
import { Comparison } from '#panel/compare/comparison.tsx';
import { DisconnectView } from '#panel/connection/disconnect-view.tsx';
import { DeliveryRegion } from '#panel/delivery/delivery-region.tsx';
import { FileRegion } from '#panel/file/file-region.tsx';
import { FilesRegion } from '#panel/files/files-region.tsx';
import { NextStep } from '#panel/findings/next-step.tsx';
import { HelpView } from '#panel/help/help-view.tsx';
import { MenuView } from '#panel/menu/menu-view.tsx';
import { PageControls } from '#panel/page/page-controls.tsx';
import { PageFooter } from '#panel/page/page-footer.tsx';
import { PageProblem } from '#panel/page/page-progress.tsx';
import { PageRows } from '#panel/page/page-rows.tsx';
import { PageTotals } from '#panel/page/page-totals.tsx';
import { Subject } from '#panel/selection/subject.tsx';
import { SubjectActions } from '#panel/selection/subject-actions.tsx';
import { Status } from '#panel/status.tsx';
import { TabsView } from '#panel/ui/tabs-view.tsx';
import { UsedOn } from '#panel/uses/used-on.tsx';
import { TryButton } from '#panel/weighing/try-button.tsx';

export const failure = page.getByText('This part can’t be shown');
export const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
export const text = (part: string): Locator => page.getByText(part, { exact: false });
export const heading = (name: string): Locator => page.getByRole('heading', { name, exact: true });

/** A region: its name in a report, what draws it, something that only it shows, and the regions that stand inside it. */
export interface Part {
  readonly name: string;
  readonly view: unknown;
  readonly shows: Locator;
  readonly holds?: readonly string[];
}

export const common: readonly Part[] = [
  { name: 'tabs', view: TabsView, shows: page.getByRole('tablist') },
  { name: 'menu', view: MenuView, shows: button('More') },
  { name: 'status', view: Status, shows: page.getByRole('status') },
];

/** The regions of the menu, while it is open. */
export const menuParts: readonly Part[] = [
  { name: 'help', view: HelpView, shows: button('Report a problem') },
  { name: 'disconnect', view: DisconnectView, shows: button('Disconnect site') },
];

export const selectedParts: readonly Part[] = [
  { name: 'summary', view: Subject, shows: heading('hero.jpg'), holds: ['copy'] },
  { name: 'copy', view: SubjectActions, shows: button('Refresh image') },
  { name: 'alt text', view: AltTextRegion, shows: heading('Alt text'), holds: ['locales'] },
  { name: 'locales', view: LocaleChips, shows: page.getByRole('group', { name: 'Locales' }) },
  { name: 'findings', view: NextStep, shows: heading('Findings') },
  { name: 'link', view: LinkIssue, shows: text('Image is a link') },
  {
    name: 'files',
    view: FilesRegion,
    shows: page.getByRole('table', { name: 'Files' }),
  },
  { name: 'delivery', view: DeliveryRegion, shows: heading('Delivery') },
  { name: 'uses', view: UsedOn, shows: page.getByRole('heading', { name: /^Used on:/ }) },
  { name: 'file', view: FileRegion, shows: heading('File'), holds: ['try', 'compare'] },
  {
    name: 'try',
    view: TryButton,
    shows: page
      .getByRole('region', { name: 'File', exact: true })
      .getByRole('button', { name: 'Try WebP and AVIF' }),
  },
  { name: 'compare', view: Comparison, shows: button('Compare 1:1') },
];

export const pageParts: readonly Part[] = [
  { name: 'page totals', view: PageTotals, shows: text('3 images') },
  {
    name: 'page problem',
    view: PageProblem,
    shows: text('Webflow isn’t answering'),
  },
  { name: 'page controls', view: PageControls, shows: page.getByRole('searchbox') },
  { name: 'page list', view: PageRows, shows: page.getByRole('list', { name: 'Images of this page' }) },
  { name: 'page foot', view: PageFooter, shows: text('Apps can’t see images') },
];

/** Waits until each of these parts shows what only it shows. */
export async function expectShown(parts: readonly Part[]): Promise<void> {
  for (const { shows } of parts) await expect.element(shows.first()).toBeInTheDocument();
}
