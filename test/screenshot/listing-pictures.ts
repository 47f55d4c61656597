import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { bringUp, closeFile } from '#test/screenshot/in-view.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { openDelivery } from '#test/support/designer/delivery-shown.ts';
import { altTextHands } from '#test/support/designer/edit-alt-text.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';
import { marketplaceFolder, screenshotSize } from '#tooling/marketplace/listing.ts';

const folder = join(marketplaceFolder, 'screenshots');
const { width, height } = screenshotSize;

/** How many pixels of the picture one CSS pixel has, so that the panel's small print can be read in it. */
const scale = 1.4;

/** What only the sandbox has, and Webflow's navigator, which has nothing to do with the app. */
const hidden = '.sandbox-bar, .note, .navigator { display: none !important }';

/** One picture: what is done in the Designer before it is taken. */
interface Story {
  readonly name: string;
  readonly theme: string;
  readonly play: (designer: OpenDesigner) => Promise<void>;
}

const stories: readonly Story[] = [
  {
    name: '1-findings',
    theme: 'darkDefault',
    async play(designer) {
      await designer.select('image-everything');
      await readPanel(designer.panel, assetIdOf('everything'));
      await closeFile(designer);
      await bringUp(designer, 'Findings');
    },
  },
  {
    name: '2-alt-text',
    theme: 'light',
    async play(designer) {
      const hands = altTextHands(designer);
      await hands.show('image-alt-null', 'alt-null');
      await hands.type('image', 'A still mountain lake at dawn with mist over the far shore');
      await bringUp(designer, 'Alt text');
    },
  },
  {
    name: '3-delivery',
    theme: 'darkDefault',
    async play(designer) {
      await designer.select('image-everything');
      await readPanel(designer.panel, assetIdOf('everything'));
      await openDelivery(designer.panel);
      await designer.panel.getByRole('rowheader', { name: /^Desktop needs for/ }).waitFor();
      await bringUp(designer, 'Delivery');
    },
  },
  {
    name: '4-this-page',
    theme: 'light',
    async play({ page, panel }) {
      await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Gallery' });
      await panel.getByRole('tab', { name: 'This page' }).click();
      const list = panel.getByRole('list', { name: 'Images of this page' });
      await list.waitFor();
      await list.getByText('Looking it up …').first().waitFor({ state: 'detached' });
      // Pictures further down are loaded only when they come into view.
      for (const at of [0, 1, 2, 3]) {
        await list
          .locator('img')
          .nth(at)
          .evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
      }
    },
  },
  {
    name: '5-webp-and-avif',
    theme: 'darkDefault',
    async play({ page, panel, select }) {
      await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Home' });
      await panel.getByRole('tab', { name: 'Selected' }).click();
      await select('image-photo-png');
      // The facts of the file stand between the chart and what is shown here.
      await closeFile({ panel });
      await panel
        .getByRole('button', { name: /^Try WebP/ })
        .first()
        .click();
      const region = panel.getByRole('region', { name: 'WebP and AVIF' });
      await region.getByRole('button', { name: 'Download' }).waitFor({ timeout: 120_000 });
      await bringUp({ panel }, 'WebP and AVIF');
    },
  },
];

/** Makes the listing's pictures from the sandbox, with its real panel and backend. Answers the files' names. */
export async function makeListingPictures(): Promise<string[]> {
  const designer = await openDesigner({ scale, requestsPerMinute: 1_000 });
  try {
    const { page } = designer;
    await mkdir(folder, { recursive: true });
    await page.setViewportSize({ width: Math.ceil(width / scale), height: Math.ceil(height / scale) });
    await page.addStyleTag({ content: hidden });
    const files: string[] = [];
    for (const { name, theme, play } of stories) {
      await page.getByLabel('Theme').selectOption(theme, { force: true });
      await play(designer);
      // The sandbox's own messages leave by themselves.
      await page.waitForFunction(() => document.querySelector('.toast') === null);
      const file = join(folder, `${name}.png`);
      await sharp(await page.screenshot({ animations: 'disabled' }))
        .resize(width, height, { fit: 'cover', position: 'left top' })
        .png({ palette: true, effort: 10 })
        .toFile(file);
      files.push(file);
    }
    return files;
  } finally {
    await designer.close();
  }
}
