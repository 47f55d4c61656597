import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/found.ts';
import { EditComponent } from '#panel/selection/edit-component.tsx';

interface OriginNoteProps {
  readonly selection: SelectedAsset;
  /** Shows all images again that were found with this one. */
  readonly back: () => void;
}

/** Where an image comes from that is no Image element, and the way back to those found with it; null for an Image. */
export function OriginNote({ selection, back }: OriginNoteProps) {
  const { as, among, assetId } = selection;
  if (!among) return null;
  const { images, component } = among.found;
  const image = images.find((one) => one.as === as && one.assetId === assetId);
  return (
    <div class="origin">
      {images.length > 1 && (
        <button type="button" class="text-button" onClick={back}>
          ‹ {words.back(images.length)}
        </button>
      )}
      {as === 'property' && <p>{words.fromProperty(image?.property ?? null, component?.name ?? null)}</p>}
      {as === 'background' && (
        <p>
          {words.noVariants} {words.noAlt}
        </p>
      )}
      {component?.edit && <EditComponent key={among.elementKey} edit={component.edit} />}
    </div>
  );
}
