import type { Drawing } from '#panel/delivery/drawing.ts';
import type { ImageHandle } from '#panel/designer-image.ts';
import * as words from '#panel/words/delivery.ts';

const units = ['vw', 'px'] as const;

/** What a unit starts with: what was said in the other one means something else in this. */
const starts = { vw: { unit: 'vw', value: 100 }, px: { unit: 'px', value: 600 } } as const;

/** How wide the image is drawn: as a person says it, or measured on the canvas. */
export function DrawnWidthField({ drawing, image }: { drawing: Drawing; image: ImageHandle }) {
  const { unit, value, measuredAt } = drawing.drawn.value;
  const fault = drawing.fault.value;
  return (
    <div class="drawn">
      <label for="drawn-width">{words.drawnWidth}</label>
      <div class="drawn-fields">
        <input
          id="drawn-width"
          class="field"
          type="number"
          min="1"
          required
          value={value}
          onInput={({ currentTarget }) => {
            const said = currentTarget.valueAsNumber;
            if (said > 0) drawing.say({ unit, value: said });
          }}
          onChange={({ currentTarget }) => {
            // What no image can be is not kept: the table is of the width that stands here.
            if (!(currentTarget.valueAsNumber > 0)) currentTarget.value = String(value);
          }}
        />
        <select
          class="field"
          aria-label={words.unit}
          value={unit}
          onChange={({ currentTarget }) => {
            const said = units.find((one) => one === currentTarget.value) ?? unit;
            drawing.say(starts[said]);
          }}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {words.units[one]}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => void drawing.measure(image)}>
          {words.measure}
        </button>
      </div>
      {measuredAt !== null && <p class="fine">{words.measuredAt(measuredAt)}</p>}
      {fault !== null && fault !== 'aborted' && (
        <p role="alert" class="fault">
          {words.faults[fault]}
        </p>
      )}
    </div>
  );
}
