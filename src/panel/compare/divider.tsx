import * as words from '#panel/i18n/compare.ts';

/** The place of the divider in percent of the stage after a key; null for a key that does not move it. */
export function placeAfter(key: string, place: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: place - 2,
    ArrowDown: place - 2,
    ArrowRight: place + 2,
    ArrowUp: place + 2,
    PageDown: place - 10,
    PageUp: place + 10,
    Home: 0,
    End: 100,
  };
  const next = places[key];
  return next === undefined ? null : Math.min(100, Math.max(0, next));
}

interface DividerProps {
  /** Percent of the stage on which the original is shown. */
  readonly place: number;
  readonly move: (place: number) => void;
}

/** The line between both files: dragged, or moved by keys. Source: WAI-ARIA Authoring Practices, slider. */
export function Divider({ place, move }: DividerProps) {
  return (
    <div
      class="divider"
      role="slider"
      tabIndex={0}
      aria-label={words.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(place)}
      aria-valuetext={words.shareOfOriginal(Math.round(place))}
      style={{ left: `${place}%` }}
      onKeyDown={(event) => {
        const next = placeAfter(event.key, place);
        if (next === null) return;
        event.preventDefault();
        move(next);
      }}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientX }) => {
        const stage = currentTarget.parentElement?.getBoundingClientRect();
        if (!stage || !currentTarget.hasPointerCapture(pointerId)) return;
        move(Math.min(100, Math.max(0, ((clientX - stage.left) / stage.width) * 100)));
      }}
    />
  );
}
