import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

const dataUrlPrefix = 'data:image/png;base64,';

/** A PNG of one colour as base64. */
function paint(width: number, height: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#e9e4d8';
    context.fillRect(0, 0, width, height);
  }
  return canvas.toDataURL('image/png').slice(dataUrlPrefix.length);
}

/**
 * A PNG of the element's rendered size at the current breakpoint, or null if the element has no box: on another page, or
 * hidden. It has one colour, because files of other origins taint a canvas. Source: Designer API, `getElementSnapshot`.
 */
export function snapshotOf(id: string): string | null {
  const drawn = document.querySelector(`[data-box="${CSS.escape(id)}"]`);
  if (!drawn) return null;
  // getBoundingClientRect includes the canvas's zoom; CSS pixels of the page do not. Source: CSS Viewport, zoom.
  // WebKitGTK 2.50 has no `currentCSSZoom`, and its box is without the zoom.
  const screen = unconfirmed.snapshotPixels === 'device' ? window.devicePixelRatio : 1;
  const scale = screen / (drawn.currentCSSZoom ?? 1);
  const box = drawn.getBoundingClientRect();
  const width = Math.round(box.width * scale);
  const height = Math.round(box.height * scale);
  return width > 0 && height > 0 ? unconfirmed.snapshotPrefix + paint(width, height) : null;
}
