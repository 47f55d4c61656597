import { AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import { DeliveryRegion } from '#panel/delivery/delivery-region.tsx';
import { FindingsRegion } from '#panel/findings/findings-region.tsx';
import type { Panel } from '#panel/panel.ts';
import { FileRegion } from '#panel/selected/file-region.tsx';
import type { Inspection } from '#panel/selected/inspection.ts';
import { Notice, TroubleNotice } from '#panel/selected/notice.tsx';
import type { AssetSubject } from '#panel/selected/subject.ts';
import { Summary } from '#panel/selected/summary.tsx';
import { VariantsRegion } from '#panel/selected/variants-region.tsx';
import { isVector } from '#panel/selected/vector.ts';
import * as actions from '#panel/words/actions.ts';
import { boundNote } from '#panel/words/binding.ts';
import * as delivery from '#panel/words/delivery.ts';
import * as words from '#panel/words/troubles.ts';

interface AssetViewProps {
  readonly panel: Panel;
  readonly subject: AssetSubject;
  readonly inspection: Inspection;
}

function StaleNotice({ age, tryAgain }: { age: number; tryAgain: () => void }) {
  return (
    <Notice tone="remark">
      <p class="notice-title">{words.stale.title}</p>
      <p>
        {words.stale.body} {words.age(age)}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {actions.tryAgain}
      </button>
    </Notice>
  );
}

/** Why one file is all there is to download, in words; null where there is a choice, undefined while nobody knows. */
function whyNoChoice(
  { details }: AssetSubject,
  { files, original, deliveries }: Inspection,
  isMeasuring: boolean,
) {
  if (isVector(details?.contentType)) return delivery.vector;
  if (!details || (isMeasuring && original.width === null)) return undefined;
  if (deliveries.length === 0) return delivery.unknown;
  return files.length === 1 && original.width !== null ? delivery.onlyOriginal(original.width) : null;
}

/** An image with an asset: what is the matter, if anything, and every fact known so far. */
export function AssetView({ panel, subject, inspection }: AssetViewProps) {
  const { selected, picture, copying, drawing, opened, page, locale } = panel;
  const { details, placement, measured } = subject;
  const trouble = selected.trouble.value;
  const now = panel.now.value;
  const readAt = details ? Date.parse(details.fetchedAt) : null;
  const isMeasuring = measured === undefined;
  const isRefused = trouble !== null;
  const bound = placement.bindings?.file;
  return (
    <>
      {trouble && <TroubleNotice trouble={trouble} now={now} readAt={readAt} tryAgain={selected.tryAgain} />}
      {!trouble && details?.stale && readAt !== null && (
        <StaleNotice age={now - readAt} tryAgain={selected.tryAgain} />
      )}
      <div class="columns">
        <div class="column">
          <Summary subject={subject} picture={picture} original={inspection.original} />
          {bound && <p class="binding">{boundNote(bound)}</p>}
          <FindingsRegion
            findings={inspection.findings}
            isComplete={details !== null && !isMeasuring && subject.told}
            isRefused={isRefused}
            refresh={selected.refresh}
          />
          <AltTextRegion
            subject={subject}
            inspection={inspection}
            editing={panel.editing}
            may={panel.may.value}
          />
        </div>
        <div class="column">
          <VariantsRegion
            details={details}
            inspection={inspection}
            drawn={drawing.drawn.value}
            isMeasuring={isMeasuring}
            isRefused={isRefused}
            copying={copying}
            opened={opened}
            page={page}
          />
          {(details || !isRefused) && (
            <DeliveryRegion
              deliveries={inspection.deliveries}
              noChoice={whyNoChoice(subject, inspection, isMeasuring)}
              drawing={drawing}
              image={subject.image}
            />
          )}
          <FileRegion subject={subject} isRefused={isRefused} copying={copying} locale={locale} />
        </div>
      </div>
    </>
  );
}
