import * as words from '#panel/i18n/delivery.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';
import { type Delivery, densities } from '#rules/delivery/deliveries.ts';

function File({ file: { width, bytes } }: { file: Candidate }) {
  return (
    <>
      {width}
      {bytes !== null && (
        <data class="fine" value={String(bytes)}>
          {formatBytes(bytes)}
        </data>
      )}
    </>
  );
}

function Loaded({ delivery: { loaded, isBlurry, rendered, density } }: { delivery: Delivery }) {
  const title = isBlurry ? words.blurryBecause(Math.ceil(rendered.width * density)) : undefined;
  return (
    <td data-blurry={isBlurry} title={title}>
      <File file={loaded} />
      {isBlurry && <span class="soft">{words.blurry}</span>}
    </td>
  );
}

/**
 * The files that one breakpoint needs: a text where they are those it loads or are not known, else a cell for each
 * density.
 */
function Needed({ deliveries, isAssumed }: { deliveries: readonly Delivery[]; isAssumed: boolean }) {
  const isSame = deliveries.every(({ needed, loaded }) => needed.url === loaded.url);
  const inWords = isSame ? (isAssumed ? words.sameAssumed : words.same) : isAssumed && words.notMeasured;
  return inWords ? (
    <td colSpan={densities.length}>{inWords}</td>
  ) : (
    deliveries.map(({ density, needed }) => (
      <td key={density}>
        <File file={needed} />
      </td>
    ))
  );
}

function Rows({ deliveries }: { deliveries: readonly Delivery[] }) {
  const [first] = deliveries;
  if (!first) return null;
  const { breakpoint, viewport, rendered } = first;
  return (
    <tbody>
      <tr>
        <th scope="row">
          {breakpoint.name} <span class="fine">{words.loadsAt(viewport)}</span>
        </th>
        {deliveries.map((delivery) => (
          <Loaded key={delivery.density} delivery={delivery} />
        ))}
      </tr>
      <tr class="needed" data-assumed={rendered.isAssumed}>
        <th scope="row">
          <span class="hidden">{breakpoint.name} </span>
          {words.needs}
          {!rendered.isAssumed && (
            <>
              {' '}
              <span class="fine">{words.neededAt(Math.round(rendered.width))}</span>
            </>
          )}
        </th>
        <Needed deliveries={deliveries} isAssumed={rendered.isAssumed} />
      </tr>
    </tbody>
  );
}

/** What each breakpoint loads at each density, and what it needs. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const byBreakpoint = Map.groupBy(deliveries, ({ breakpoint }): Breakpoint => breakpoint);
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
      {[...byBreakpoint].map(([breakpoint, ofOne]) => (
        <Rows key={breakpoint.id} deliveries={ofOne} />
      ))}
    </table>
  );
}
