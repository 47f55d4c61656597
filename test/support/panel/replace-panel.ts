import { expect } from 'vitest';
import type { DesignerResult } from '#panel/designer/call.ts';
import { fileHash } from '#panel/replace/file-hash.ts';
import type { Replacing } from '#panel/replace/replacing.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { candidateBytes, itemOf, originalOf } from '#test/support/panel/open-replacing.ts';
import { createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { image } from '#test/support/panel/stories/story.ts';

interface ReplacePanelOptions {
  /** Whether the person may change assets. */
  readonly isAllowed?: boolean;
  /** How the Designer answers when a file is sent. */
  readonly answer?: (id: string) => DesignerResult<null> | Promise<DesignerResult<null>>;
  /** What the CDN serves in place of a file that was sent; the file by default. */
  readonly serves?: (id: string, sent: string) => string;
}

export interface ReplacePanel extends OpenPanel {
  readonly replacing: Replacing;
}

/** Opens the whole panel on a Webflow whose files can be replaced. */
export async function openReplacePanel(options: ReplacePanelOptions = {}): Promise<ReplacePanel> {
  const {
    isAllowed = true,
    answer = () => ({ ok: true, value: null }),
    serves = (_, sent) => sent,
  } = options;
  const texts = new Map<string, string>();
  const hashes = new Map<string, string>();
  const textOf = (id: string) => texts.get(id) ?? originalOf(id).bytes;
  const store = async (id: string, text: string): Promise<void> => {
    texts.set(id, text);
    hashes.set(id, await fileHash(new Blob([serves(id, text)])));
  };
  for (const number of [1, 2, 3]) {
    const { assetId } = itemOf(number);
    hashes.set(assetId, await fileHash(new Blob([originalOf(assetId).bytes])));
  }
  const backend = createScriptedBackend();
  const detailsNow = (id: string) =>
    detailsOf({ id, hostedUrl: photoUrl, contentType: 'image/jpeg', size: textOf(id).length });
  backend.script(async (id) => ({ ok: true, value: detailsNow(id) }));
  backend.scriptHashes((id) => hashes.get(id) ?? null);
  backend.scriptCalls(async (_path, body) => {
    const { assetId, file } = Object(body);
    const text = file ? candidateBytes(assetId) : textOf(assetId);
    return new Response(text, { headers: { 'content-type': file ? 'image/avif' : 'image/jpeg' } });
  });
  const opened = openPanel({
    backend,
    designer: createScriptedDesigner({
      selection: says(image),
      permissions: says({ asset: isAllowed, image: true }),
      wholeSite: {
        async replaceFile(id, file) {
          const result = await answer(id);
          if (result.ok) await store(id, await file.text());
          return result;
        },
      },
    }),
  });
  await expect.poll(() => opened.panel.lazyFeatures.value?.replacing.isAllowed.value).toBe(isAllowed);
  for (const id of hashes.keys()) opened.assets.setDetails(detailsNow(id), opened.assets.request());
  const { replacing } = opened.panel.lazyFeatures.value ?? {};
  if (!replacing) throw new Error('no lazy features');
  return { ...opened, replacing };
}

/** The same, with files of these numbers replaced. */
export async function openReplaced(
  numbers: readonly number[],
  options: ReplacePanelOptions = {},
): Promise<ReplacePanel> {
  const opened = await openReplacePanel(options);
  opened.replacing.ask(numbers.map((number) => itemOf(number)));
  void opened.replacing.confirm();
  return opened;
}
