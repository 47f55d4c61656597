import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { Bindings } from '#panel/designer/binding.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
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
}

/** The panel on an image with these two texts, and what stands where. */
export async function openAltText({
  image = 'Own text',
  asset = 'The asset’s',
  permissions: initial = { asset: true, image: true },
  bindings = unbound,
}: AltStory = {}) {
  const texts = { image: writtenText(image), asset: writtenText(asset) };
  const element = imageElement({
    ...texts.image.handle,
    asset: says(designerAsset(texts.asset.handle)),
    bindings: says(bindings),
  });
  let permissions = initial;
  const designer = createScriptedDesigner({
    selection: says(element),
    permissions: async () => ({ ok: true, value: permissions }),
  });
  const opened = openPanel({ designer });
  await expect.element(page.getByRole('region', { name: 'Delivery' })).toBeVisible();
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

export const labels = { image: 'On this image', asset: 'Of the asset' } as const;
type Level = keyof typeof labels;
export const levels: readonly Level[] = ['image', 'asset'];
export const region = () => page.getByRole('region', { name: 'Alt text' });
export const box = (level: Level) => region().getByRole('textbox', { name: labels[level] });
export const edit = (level: Level) =>
  region().getByRole('button', { name: 'Edit' }).nth(levels.indexOf(level));
export const button = (name: string) => region().getByRole('button', { name, exact: true });
export const radio = (name: string) => region().getByRole('radio', { name });
