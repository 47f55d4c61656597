import type { SelectedImages } from '#panel/assets/selection.ts';
import { elementMessage, wayTo } from '#panel/i18n/elements.ts';
import * as words from '#panel/i18n/found.ts';
import { component as unread } from '#panel/i18n/selection.ts';
import { EditComponent } from '#panel/selection/edit-component.tsx';
import { type FoundModels, FoundRow } from '#panel/selection/found-row.tsx';

/** Most images that are listed; the page's own list has every one. */
const maxRows = 12;

interface FoundViewProps extends FoundModels {
  readonly selection: SelectedImages;
  /** Opens the list of the page's images. */
  readonly openPage: () => void;
}

/** The images of a selected component, background, block or text, in place of an empty view. */
export function FoundView({ selection, openPage, ...models }: FoundViewProps) {
  const { type, found, elementKey } = selection;
  const { component, images, isComplete } = found;
  const rest = images.length - maxRows;
  const way = wayTo(type);
  return (
    <>
      <header class="section found">
        <h1 dir="auto">{component ? (component.name ?? words.component) : elementMessage(type).title}</h1>
        {way && <p class="quiet">{way}</p>}
        <p class="line">
          {images.length > 0 && <span>{words.foundLine(found)}</span>}
          {component?.instances != null && <span>{words.instances(component.instances)}</span>}
        </p>
        {images.length === 0 && <p class="quiet">{isComplete ? words.noProperty : unread.body}</p>}
        {component?.edit && <EditComponent key={elementKey} edit={component.edit} />}
      </header>
      {images.length > 0 && (
        <ul class="found-list" aria-label={words.foundLine(found)}>
          {images.slice(0, maxRows).map((image) => (
            <li key={image.id}>
              <FoundRow image={image} {...models} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 ? (
        <div class="found-rest">
          <button type="button" class="button" onClick={openPage}>
            {words.rest(rest)}
          </button>
        </div>
      ) : (
        !isComplete && images.length > 0 && <p class="found-rest quiet">{words.more}</p>
      )}
    </>
  );
}
