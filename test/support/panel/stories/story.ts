import type { SelectedElement } from '#panel/designer/designer.ts';
import { type OpenPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { designerAsset, imageElement, says } from '#test/support/panel/scripted-designer.ts';

/** One state of the panel: how it is reached, a text that it shows, and its one button, if any. */
export interface Story {
  readonly name: string;
  readonly open: () => Promise<OpenPanel>;
  readonly says: string;
  readonly role: 'alert' | 'status' | null;
  readonly action: { readonly role: 'button' | 'link'; readonly name: string } | null;
  /** True where facts of an asset are also shown. */
  readonly showsFacts: boolean;
  /** Whether its picture has the facts of the file: in each form of theirs one story has them. */
  readonly showsFile?: boolean;
}

/** A state for a picture, with a text that it shows. */
export type Look = Pick<Story, 'name' | 'open' | 'says' | 'showsFile'>;

export const tryAgain = { role: 'button', name: 'Try again' } as const;

/** The asset and the image of most stories; the picture really loads. */
export const photo = designerAsset({ url: says<string | null>(photoUrl) });
export const image: SelectedElement = imageElement({ asset: says(photo) });
