import { useLayoutEffect, useRef } from 'preact/hooks';
import { canvasZoom, designer, openPage, pageWidth } from '../designer-state.ts';
import { CanvasElement } from './canvas-element.tsx';

/** Follows how much room the canvas leaves between its paddings. */
function useCanvasWidth() {
  const canvas = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) designer.canvasWidth.value = entry.contentRect.width;
    });
    if (canvas.current) observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  return canvas;
}

/** The open page, as wide as its breakpoint and zoomed to fit. A click beside every element selects nothing. */
export function Canvas() {
  const canvas = useCanvasWidth();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, on the sandbox page as in Webflow
    <main
      ref={canvas}
      class="canvas"
      aria-label="Canvas"
      onClick={(event) => {
        const isElement = event.target instanceof Element && event.target.closest('[data-element]');
        if (!isElement) designer.selectedId.value = null;
      }}
    >
      <div class="page" style={{ width: `${pageWidth.value}px`, '--canvas-zoom': canvasZoom.value }}>
        {openPage.value.sections.map(({ name, elements }) => (
          <section key={name} class={`part part-${name.toLowerCase().replaceAll(' ', '-')}`}>
            {elements.map((element) => (
              <CanvasElement key={element.id} element={element} />
            ))}
          </section>
        ))}
      </div>
    </main>
  );
}
