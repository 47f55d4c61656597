import { zoomBy } from '#panel/compare/zoom.ts';
import * as words from '#panel/i18n/compare.ts';

interface ZoomControlProps {
  readonly zoom: number;
  readonly change: (zoom: number) => void;
}

/** Two buttons, and between them how large the files are drawn. A button at its end keeps the focus. */
export function ZoomControl({ zoom, change }: ZoomControlProps) {
  const button = (label: string, sign: string, step: number) => (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={zoomBy(zoom, step) === zoom}
      onClick={() => change(zoomBy(zoom, step))}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <fieldset class="stage-zoom" aria-label={words.zoom}>
      {button(words.zoomOut, '−', -1)}
      <output>{words.percent(zoom * 100)}</output>
      {button(words.zoomIn, '+', 1)}
    </fieldset>
  );
}
