import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

const dataUrlPrefix = 'data:image/png;base64,';

/** A plain picture of so many pixels. */
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
 * A picture as large as the element is drawn at the current breakpoint, or null where it has no box: on another page,
 * or hidden. What it shows is not the element, whose files other origins keep. Source: Designer API,
 * `getElementSnapshot`.
 */
export function snapshotOf(id: string): string | null {
  const drawn = document.querySelector(`[data-box="${CSS.escape(id)}"]`);
  if (!drawn) return null;
  // The canvas is zoomed to fit the window, and the page in it knows nothing of that.
  const screen = unconfirmed.snapshotPixels === 'device' ? window.devicePixelRatio : 1;
  const scale = screen / drawn.currentCSSZoom;
  const box = drawn.getBoundingClientRect();
  const width = Math.round(box.width * scale);
  const height = Math.round(box.height * scale);
  return width > 0 && height > 0 ? unconfirmed.snapshotPrefix + paint(width, height) : null;
}
