import { type Delivery, densities } from '#panel/delivery/choose-file.ts';
import type { Drawing } from '#panel/delivery/drawing.ts';
import { DrawnWidthField } from '#panel/delivery/drawn-width-field.tsx';
import { formatBytes } from '#panel/format.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import type { Judgement } from '#panel/selected/judgement.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import type { AssetSubject } from '#panel/selected/subject.ts';
import { isVector } from '#panel/selected/vector.ts';
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
  readonly subject: AssetSubject;
  readonly inspection: Inspection;
  readonly judgement: Judgement;
  readonly drawing: Drawing;
}

/** Why one file is all there is to download, in words; null where there is a choice, undefined while nobody knows. */
function whyNoChoice({ subject, inspection, judgement }: DeliveryRegionProps): string | null | undefined {
  const { details, measured } = subject;
  const { width } = inspection.original;
  const { files, deliveries } = judgement;
  if (isVector(details?.contentType)) return words.vector;
  if (!details || (measured === undefined && width === null)) return undefined;
  if (deliveries.length === 0) return words.unknown;
  return files.length === 1 && width !== null ? words.onlyOriginal(width) : null;
}

/** Which file each breakpoint downloads at each pixel density, for the width the image is drawn at. */
export function DeliveryRegion(props: DeliveryRegionProps) {
  const noChoice = whyNoChoice(props);
  return (
    <section class="section" aria-labelledby="delivery">
      <h2 id="delivery">{words.heading}</h2>
      {noChoice === undefined ? (
        <Bars widths={[100, 100]} />
      ) : noChoice === null ? (
        <>
          <DrawnWidthField drawing={props.drawing} image={props.subject.image} />
          <DeliveryTable deliveries={props.judgement.deliveries} />
        </>
      ) : (
        <p class="quiet">{noChoice}</p>
      )}
    </section>
  );
}
