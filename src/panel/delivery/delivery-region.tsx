import { type Delivery, densities } from '#panel/delivery/choose-file.ts';
import type { Drawing } from '#panel/delivery/drawing.ts';
import { DrawnWidthField } from '#panel/delivery/drawn-width-field.tsx';
import type { ImageHandle } from '#panel/designer-image.ts';
import { formatBytes } from '#panel/format.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import * as words from '#panel/words/delivery.ts';

function File({ delivery }: { delivery: Delivery }) {
  const { file, isSharp, needed } = delivery;
  return (
    <td data-soft={!isSharp} title={isSharp ? undefined : words.softBecause(Math.ceil(needed))}>
      {file.width}
      {file.bytes !== null && (
        <data class="fine" value={String(file.bytes)}>
          {formatBytes(file.bytes)}
        </data>
      )}
      {!isSharp && <span class="soft">{words.soft}</span>}
    </td>
  );
}

function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const rows = deliveries.filter(({ density }) => density === densities[0]);
  return (
    <table class="deliveries">
      <caption class="hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.breakpoint}</th>
          {densities.map((density) => (
            <th key={density} scope="col">
              {words.density(density)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ breakpoint, viewport }) => (
          <tr key={breakpoint.id}>
            <th scope="row">
              {breakpoint.name}
              <span class="fine">{words.upTo(viewport)}</span>
            </th>
            {deliveries
              .filter((delivery) => delivery.breakpoint === breakpoint)
              .map((delivery) => (
                <File key={delivery.density} delivery={delivery} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DeliveryRegionProps {
  readonly deliveries: readonly Delivery[];
  /** Why there is no choice, in words; null where there is one, undefined while that is not known. */
  readonly noChoice: string | null | undefined;
  readonly drawing: Drawing;
  readonly image: ImageHandle;
}

/** Which file each breakpoint downloads at each pixel density, for the width the image is drawn at. */
export function DeliveryRegion({ deliveries, noChoice, drawing, image }: DeliveryRegionProps) {
  return (
    <section class="section" aria-labelledby="delivery">
      <h2 id="delivery">{words.heading}</h2>
      {noChoice === undefined ? (
        <Bars widths={[100, 100]} />
      ) : noChoice === null ? (
        <>
          <DrawnWidthField drawing={drawing} image={image} />
          <DeliveryTable deliveries={deliveries} />
        </>
      ) : (
        <p class="quiet">{noChoice}</p>
      )}
    </section>
  );
}
