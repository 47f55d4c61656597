import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { AltTexts } from '#contract/alt-texts.ts';
import type { Bindings } from '#panel/designer/binding.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
  unbound,
} from '#test/support/panel/scripted-designer.ts';
import { writtenText } from '#test/support/panel/written-text.ts';

interface AltStory {
  readonly image?: string | null;
  readonly asset?: string | null;
  readonly permissions?: Permissions;
  readonly bindings?: Bindings;
  /** Why the image's own text can't be read. */
  readonly unreadable?: DesignerErrorReason;
  readonly link?: LinkAround;
  readonly altTexts?: AltTexts;
}

/** The panel on an image with these two texts, and what stands where. */
export async function openAltText({
  image = 'Own text',
  asset = 'The asset’s',
  permissions: initial = { asset: true, image: true },
  bindings = unbound,
  unreadable,
  link,
  altTexts = [],
}: AltStory = {}) {
  const texts = { image: writtenText(image), asset: writtenText(asset) };
  texts.image.readError = unreadable ?? null;
  const element = imageElement({
    ...texts.image.handle,
    asset: says(designerAsset(texts.asset.handle)),
    bindings: says(bindings),
    link: says(link),
  });
  let permissions = initial;
  const designer = createScriptedDesigner({
    selection: says(element),
    permissions: async () => ({ ok: true, value: permissions }),
  });
  const backend = createScriptedBackend();
  backend.scriptAltTexts(answers(altTexts));
  const opened = openPanel({ designer, backend });
  await expect
    .poll(() => opened.panel.selected.selection.value)
    .toMatchObject({ isComplete: true, details: { id: assetId } });
  return {
    ...opened,
    texts,
    element,
    setPermissions(next: Permissions) {
      permissions = next;
      designer.changeMode();
    },
  };
}

export const labels = { image: 'Only here', asset: 'Everywhere' } as const;
type Level = keyof typeof labels;
export const levels: readonly Level[] = ['image', 'asset'];
export const region = () => page.getByRole('region', { name: 'Alt text' });
export const box = (level: Level) => region().getByRole('textbox', { name: labels[level] });
export const edit = () => button('Edit');
/** The choice of the switch. */
export const choice = (level: Level) => region().getByRole('radio', { name: labels[level], exact: false });
export const button = (name: string) => region().getByRole('button', { name, exact: true });
/** The list of kinds of an image, and the one kind of an asset beside a text. */
export const kinds = () => region().getByRole('combobox', { name: 'Kind of alt text' });
export const decorative = () => region().getByRole('checkbox', { name: 'Decorative' });
/** The text that visitors hear on the shown level, or the words in its place. */
export const value = () => region().element().querySelector('#alt-value')?.textContent;
export const state = () => region().element().querySelector('[data-state]')?.textContent;

/** Shows a level and opens its editor. */
export async function open(level: Level): Promise<void> {
  await choice(level).click();
  await edit().click();
}
