import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import * as words from '#panel/i18n/delivery.ts';
import type { RenderedWidth } from '#rules/delivery/rendered-width.ts';

const units = ['vw', 'px'] as const;

/** The default value of each unit: a number typed for one unit has another meaning in the other. */
const starts = { vw: { unit: 'vw', value: 100 }, px: { unit: 'px', value: 600 } } as const;

/** The rendered width of the image at one breakpoint or at every one: measured on the canvas, or typed. */
export function RenderedWidthField({ inputs }: { inputs: DeliveryInputs }) {
  const { rendered } = inputs.selected.value;
  const breakpoints = inputs.breakpoints.value;
  const at = inputs.at.value;
  const known = (at === null ? undefined : rendered.at.get(at)) ?? rendered.everywhere;
  const { unit, value }: RenderedWidth = known ?? starts.vw;
  const errorReason = inputs.errorReason.value;
  return (
    <div class="rendered">
      <label for="rendered-width">{words.renderedWidth}</label>
      <select
        class="field"
        aria-label={words.breakpoint}
        value={at ?? ''}
        onChange={({ currentTarget }) => inputs.showAt(currentTarget.value || null)}
      >
        <option value="">{words.everywhere}</option>
        {breakpoints.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <div class="rendered-fields">
        <input
          id="rendered-width"
          class="field"
          type="number"
          min="1"
          required
          value={value}
          onInput={({ currentTarget }) => {
            const typed = currentTarget.valueAsNumber;
            if (typed > 0) inputs.setRendered(at, { unit, value: typed });
          }}
          onChange={({ currentTarget }) => {
            // An invalid width is replaced by the last valid one, because the table shows that one.
            if (!(currentTarget.valueAsNumber > 0)) currentTarget.value = String(value);
          }}
        />
        <select
          class="field"
          aria-label={words.unit}
          value={unit}
          onChange={({ currentTarget }) => {
            const chosen = units.find((one) => one === currentTarget.value) ?? unit;
            inputs.setRendered(at, starts[chosen]);
          }}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {words.units[one]}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => void inputs.measure()}>
          {words.measure}
        </button>
      </div>
      {errorReason !== null && errorReason !== 'aborted' && (
        <p role="alert" class="fault">
          {words.faults[errorReason]}
        </p>
      )}
    </div>
  );
}
