import { useId } from 'preact/hooks';
import { changeElement, selected } from '../site-content.ts';
import { PublishedTag } from './published-tag.tsx';

/** The settings of the selected image: its Width, and the resulting `sizes` and `srcset` on the published page. */
export function ImageSettings() {
  const id = useId();
  const element = selected.value?.element;
  const image = element?.type === 'Image' ? element : null;
  return (
    <section class="image-settings" aria-label="Image settings">
      <h2>Image settings</h2>
      <div class="settings-row">
        <label for={id}>Width</label>
        <input
          id={id}
          type="text"
          inputmode="decimal"
          placeholder="Auto"
          autocomplete="off"
          disabled={!image}
          value={image?.width ?? ''}
          onInput={({ currentTarget }) => {
            const width = currentTarget.value.trim() || null;
            if (image) changeElement(image.id, (old) => (old.type === 'Image' ? { ...old, width } : old));
          }}
        />
        <span aria-hidden="true">px</span>
      </div>
      <p class="settings-effect" role="status">
        {image ? <PublishedTag key={image.id} element={image.id} /> : 'Select an image to set its Width.'}
      </p>
    </section>
  );
}
