import type { Locator } from 'playwright-core';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import type { OpenDesigner } from '#test/support/designer/open-designer.ts';
import { type AltLevelName, showLevel, shownFile } from '#test/support/designer/read-panel.ts';

/** Hands on the alt text of what is selected, as a person has them, and looks behind the panel's back. */
export function altTextHands(designer: OpenDesigner) {
  const { panel, page, sandbox } = designer;
  const { webflow } = sandbox;
  const region: Locator = panel.getByRole('region', { name: 'Alt text' });
  const button = (name: string): Locator => region.getByRole('button', { name, exact: true });
  /** Shows a level. */
  const level = (name: AltLevelName): Promise<void> => showLevel(panel, name);
  /** Opens the editor of a level; that of a missing text is open. */
  async function edit(name: AltLevelName): Promise<void> {
    await level(name);
    const field = region.getByRole('textbox');
    await button('Edit').or(field).waitFor();
    if ((await field.count()) === 0) await button('Edit').click();
  }
  return {
    region,
    button,
    level,
    edit,
    textArea: (name: AltLevelName): Locator =>
      region.getByRole('textbox', { name: name === 'image' ? 'Only here' : 'Everywhere', exact: true }),
    /** Chooses the kind of an image's text in the editor. */
    async choose(kind: string): Promise<void> {
      await region.getByRole('combobox', { name: 'Kind of alt text' }).selectOption(kind);
    },
    /** Marks an asset as decorative in the editor. */
    markDecorative: (): Promise<void> => region.getByRole('checkbox', { name: 'Decorative' }).check(),
    /** Selects an image and waits until all of it is shown. */
    async show(element: string, key: string): Promise<void> {
      await designer.select(element);
      await shownFile(panel, assetIdOf(key));
    },
    /** Opens the editor and types, without saving. */
    async type(name: AltLevelName, text: string): Promise<void> {
      await edit(name);
      await region.getByRole('textbox').fill(text);
    },
    async save(): Promise<void> {
      await button('Save').click();
      await button('Cancel').waitFor({ state: 'detached' });
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
