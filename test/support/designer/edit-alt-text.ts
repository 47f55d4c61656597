import type { Locator } from 'playwright-core';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import type { OpenDesigner } from '#test/support/designer/open-designer.ts';
import { altLevel, shownFile } from '#test/support/designer/read-panel.ts';

export type AltLevelName = 'image' | 'asset';

/** Hands on the alt text of what is selected, as a person has them, and looks behind the panel's back. */
export function altTextHands(designer: OpenDesigner) {
  const { panel, page, sandbox } = designer;
  const { webflow } = sandbox;
  const at = (level: AltLevelName): Locator => altLevel(panel, level);
  const button = (level: AltLevelName, name: string): Locator =>
    at(level).getByRole('button', { name, exact: true });
  return {
    at,
    button,
    textArea: (level: AltLevelName): Locator => at(level).getByRole('textbox'),
    choose: (level: AltLevelName, kind: string): Promise<void> =>
      at(level).getByRole('radio', { name: kind }).check(),
    /** Selects an image and waits until all of it is shown. */
    async show(element: string, key: string): Promise<void> {
      await designer.select(element);
      await shownFile(panel, assetIdOf(key));
    },
    /** Opens the editor and types, without saving. */
    async type(level: AltLevelName, text: string): Promise<void> {
      await button(level, 'Edit').click();
      await this.choose(level, 'Describe it');
      await this.textArea(level).fill(text);
    },
    async save(level: AltLevelName): Promise<void> {
      await button(level, 'Save').click();
      await this.textArea(level).waitFor({ state: 'detached' });
    },
    /** What the Designer answers for the selected image, sentinels included. */
    async onCanvas(): Promise<unknown> {
      const frame = page.frames().find((one) => one.url().startsWith(sandbox.origins.panel));
      return frame?.evaluate('webflow.getSelectedElement().then((image) => image.getAltText())');
    },
    /** Get Asset's alt text. */
    async inDataApi(key: string): Promise<unknown> {
      const { accessToken } = webflow.installations.create({
        siteIds: [sites.outdoors.id],
        userId: webflow.world.users[0]?.id ?? '',
        scopes: ['assets:read'],
      });
      const headers = { Authorization: `Bearer ${accessToken}` };
      const url = `https://api.webflow.com/v2/assets/${assetIdOf(key)}`;
      const answer: unknown = await (await webflow.fetch(new Request(url, { headers }))).json();
      return Object(answer).altText;
    },
  };
}
