import { AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import { parseDate } from '#panel/format.ts';
import { MissingTools } from '#panel/later/missing-tools.tsx';
import type { Panel } from '#panel/panel.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import { Notice, TroubleNotice } from '#panel/selected/notice.tsx';
import type { AssetSubject } from '#panel/selected/subject.ts';
import { Summary } from '#panel/selected/summary.tsx';
import { VariantsRegion } from '#panel/selected/variants-region.tsx';
import * as actions from '#panel/words/actions.ts';
import { boundNote } from '#panel/words/binding.ts';
import * as words from '#panel/words/troubles.ts';

interface AssetViewProps {
  readonly panel: Panel;
  readonly subject: AssetSubject;
  readonly inspection: Inspection;
}

function StaleNotice({ age, tryAgain }: { age: number | null; tryAgain: () => void }) {
  return (
    <Notice tone="remark">
      <p class="notice-title">{words.stale.title}</p>
      <p>
        {words.stale.body} {age !== null && words.age(age)}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {actions.tryAgain}
      </button>
    </Notice>
  );
}

/**
 * An image with an asset: what is the matter, if anything, and every fact known so far. What the Designer tells at once
 * stands first, and what comes later below it, so that nothing that is being read moves.
 */
export function AssetView({ panel, subject, inspection }: AssetViewProps) {
  const { selected, picture, copying, opened, later, page, locale } = panel;
  const { details, placement, measured } = subject;
  const trouble = selected.trouble.value;
  const now = panel.now.value;
  const tools = panel.tools.value;
  const judgement = tools?.judgement.value;
  const readAt = details ? parseDate(details.fetchedAt) : null;
  const isMeasuring = measured === undefined;
  const isRefused = trouble !== null;
  // What stands below something that is still to grow would be moved by it, and so is not yet shown.
  const isComing = !subject.told || (!isRefused && (!details || isMeasuring));
  const { boundFile } = placement;
  return (
    <>
      {trouble && <TroubleNotice panel={panel} trouble={trouble} readAt={readAt} />}
      {!trouble && details?.stale && (
        <StaleNotice age={readAt && now - readAt} tryAgain={selected.tryAgain} />
      )}
      <div class="columns" data-coming={isComing}>
        <div class="column">
          <Summary subject={subject} picture={picture} original={inspection.original} />
          {boundFile && <p class="binding">{boundNote(boundFile)}</p>}
          <AltTextRegion subject={subject} inspection={inspection} tools={tools} />
          {!subject.told ? null : tools && judgement ? (
            <tools.views.FindingsRegion
              findings={judgement.findings}
              isComplete={details !== null && !isMeasuring && subject.told}
              isRefused={isRefused}
              refresh={selected.refresh}
              backendUrl={panel.backendUrl}
            />
          ) : (
            <MissingTools later={later} />
          )}
          {tools && !isComing && (
            <>
              <tools.views.LinkRemark remarks={judgement?.remarks ?? []} />
              <tools.views.LocaleTexts altTexts={subject.altTexts} />
            </>
          )}
        </div>
        <div class="column">
          <VariantsRegion
            details={details}
            inspection={inspection}
            tools={tools}
            isMeasuring={isMeasuring}
            isRefused={isRefused}
            copying={copying}
            opened={opened}
            page={page}
          />
          {tools && judgement && (
            <>
              {(details || !isRefused) && (
                <tools.views.DeliveryRegion
                  subject={subject}
                  inspection={inspection}
                  delivery={judgement.delivery}
                  inputs={tools.deliveryInputs}
                />
              )}
              <tools.views.FileRegion
                subject={subject}
                isRefused={isRefused}
                copying={copying}
                locale={locale}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}
