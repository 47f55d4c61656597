import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SiteSection } from '#sandbox/site/canvas.ts';
import { columnProperties, layoutProperties, partClass } from '#sandbox/site/layout.ts';
import { canvasZoom, pageWidth } from '../canvas-size.ts';
import { designer } from '../designer-state.ts';
import { openCanvas } from '../site-content.ts';
import { CanvasElement } from './canvas-element.tsx';
import { scrollToElement } from './scroll-to-element.ts';

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

function Section({ section: { name, columns, elements } }: { section: SiteSection }) {
  return (
    <section class={partClass({ name, columns })} style={columnProperties(columns)}>
      {elements.map((element) => (
        <CanvasElement key={element.id} element={element} />
      ))}
    </section>
  );
}

/** The open canvas at the width of the breakpoint, zoomed to fit. A click outside of elements clears the selection. */
export function Canvas() {
  const canvas = useCanvasWidth();
  const { id, kind, sections } = openCanvas.value;
  useSignalEffect(() => {
    const selected = designer.selectedId.value;
    if (canvas.current && selected !== null) scrollToElement(selected, canvas.current);
  });
  // As in Webflow, the selected element stays visible when the breakpoint changes.
  useLayoutEffect(() => {
    const selected = designer.selectedId.peek();
    if (canvas.current && selected !== null) scrollToElement(selected, canvas.current);
  }, [pageWidth.value]);
  useLayoutEffect(() => canvas.current?.scrollTo(0, 0), [id]);
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
      <div
        class="page"
        data-kind={kind}
        style={{ ...layoutProperties, width: `${pageWidth.value}px`, '--canvas-zoom': canvasZoom.value }}
      >
        {sections.map((section) => (
          <Section key={section.name} section={section} />
        ))}
      </div>
    </main>
  );
}
