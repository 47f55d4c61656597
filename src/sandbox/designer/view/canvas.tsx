import { designer } from '../designer-state.ts';
import { sections } from '../scene/scene.ts';
import { CanvasElement } from './canvas-element.tsx';

/** The open page, as wide as its breakpoint. A click beside every element selects nothing. */
export function Canvas() {
  const present = new Map(designer.elements.value.map((element) => [element.id, element]));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, on the sandbox page as in Webflow
    <main
      class="canvas"
      aria-label="Canvas"
      data-breakpoint={designer.breakpoint.value}
      onClick={(event) => {
        const isElement = event.target instanceof Element && event.target.closest('[data-element]');
        if (!isElement) designer.selectedId.value = null;
      }}
    >
      <div class="page">
        {sections.map((section) => (
          <section key={section.name} class={`part part-${section.name.toLowerCase().replaceAll(' ', '-')}`}>
            {section.elements.map(({ id }) => {
              const element = present.get(id);
              return element && <CanvasElement key={id} element={element} />;
            })}
          </section>
        ))}
      </div>
    </main>
  );
}
