import sharp from 'sharp';
import { bringUp, closeFile } from '#test/screenshot/in-view.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';

const file = '.github/panel.png';
const gap = 32;

/** The panel's window as it looks in a theme, from a region on. */
async function shoot(designer: OpenDesigner, theme: string, region: string): Promise<Buffer> {
  const { page, panel } = designer;
  await page.getByLabel('Theme').selectOption(theme);
  await readPanel(panel, assetIdOf('everything'));
  await closeFile(designer);
  await bringUp(designer, region);
  return page.locator('.panel-window').screenshot({ animations: 'disabled' });
}

/** Makes the picture of the README: the panel in dark and in light, side by side. Answers the file's name. */
export async function makeReadmePicture(): Promise<string> {
  const designer = await openDesigner({ scale: 2 });
  try {
    await designer.select('image-everything');
    const shots = [await shoot(designer, 'darkDefault', 'Findings'), await shoot(designer, 'light', 'Files')];
    const { width, height } = await sharp(shots[0]).metadata();
    await sharp({
      create: {
        width: width * shots.length + gap * (shots.length + 1),
        height: height + gap * 2,
        channels: 4,
        background: { r: 0, g: 0, b: 0, alpha: 0 },
      },
    })
      .composite(shots.map((input, at) => ({ input, top: gap, left: gap + at * (width + gap) })))
      .png({ palette: true, effort: 10 })
      .toFile(file);
    return file;
  } finally {
    await designer.close();
  }
}
