import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import { drawnAt } from '#panel/i18n/delivery.ts';

/** How wide the selected image is drawn at the breakpoint that is shown; nothing where that was not measured. */
export function Drawn({ inputs }: { inputs: DeliveryInputs }) {
  const { value: id } = inputs.at;
  const width = id === null ? undefined : inputs.selected.value.rendered.at.get(id);
  const breakpoint = inputs.breakpoints.value.find((one) => one.id === id);
  return width?.unit === 'px' && breakpoint ? <span>{drawnAt(width.value, breakpoint.name)}</span> : null;
}
