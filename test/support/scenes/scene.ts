import type { SelectedElement } from '#panel/designer/designer.ts';
import { type OpenPanel, photoUrl } from '#test/support/open-panel.tsx';
import { designerAsset, imageElement, says } from '#test/support/scripted-designer.ts';

/** One state of the panel: how it comes about, what it says, and the one thing to press, if any. */
export interface Scene {
  readonly name: string;
  readonly open: () => Promise<OpenPanel>;
  readonly says: string;
  readonly role: 'alert' | 'status' | null;
  readonly action: { readonly role: 'button' | 'link'; readonly name: string } | null;
  /** Whether facts of an asset are on the screen too. */
  readonly showsFacts: boolean;
}

/** A state to look at, of which no more is told than a text that it shows. */
export type Look = Pick<Scene, 'name' | 'open' | 'says'>;

export const tryAgain = { role: 'button', name: 'Try again' } as const;

/** The asset and the image that most scenes are about; the picture really loads. */
export const photo = designerAsset({ url: says<string | null>(photoUrl) });
export const image: SelectedElement = imageElement({ asset: says(photo) });
