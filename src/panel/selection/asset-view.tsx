import type { ComponentChildren } from 'preact';
import { AltTextRegion } from '#panel/alt-text/alt-text-region.tsx';
import type { Inspection } from '#panel/assets/inspection.ts';
import type { Judgement } from '#panel/assets/judgement.ts';
import type { AssetSubject } from '#panel/assets/subject.ts';
import * as actions from '#panel/i18n/actions.ts';
import { boundNote } from '#panel/i18n/binding.ts';
import * as words from '#panel/i18n/troubles.ts';
import type { Tools } from '#panel/later/tools.ts';
import type { Panel } from '#panel/panel.ts';
import { Summary } from '#panel/selection/summary.tsx';
import { attempt } from '#panel/ui/attempt.ts';
import { MissingTools } from '#panel/ui/missing-tools.tsx';
import { Notice, TroubleNotice } from '#panel/ui/notice.tsx';
import { Region } from '#panel/ui/region.tsx';
import { VariantsRegion } from '#panel/variants/variants-region.tsx';
import { parseDate } from '#rules/parse-date.ts';

interface AssetViewProps {
  readonly panel: Panel;
  readonly subject: AssetSubject;
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

/** The size of an original of which nothing is known. */
const noSize = { width: null, height: null };

/**
 * An image with an asset: what is the matter, if anything, and every fact known so far. What the Designer tells at once
 * stands first, and what comes later below it, so that nothing that is being read moves.
 */
export function AssetView({ panel, subject }: AssetViewProps) {
  const { selected, picture, copying, opened, later, page, locale } = panel;
  const { details, placement, measured, told } = subject;
  const trouble = selected.trouble.value;
  const now = panel.now.value;
  const tools = panel.tools.value;
  const readAt = details ? parseDate(details.fetchedAt) : null;
  const isMeasuring = measured === undefined;
  const isRefused = trouble !== null;
  // What stands below something that is still to grow would be moved by it, and so is not yet shown.
  const isComing = !told || (!isRefused && (!details || isMeasuring));
  const { boundFile } = placement;
  const scope = `variant ${details?.id}`;

  const region = (name: string, draw: () => ComponentChildren) => (
    <Region panel={panel} name={name} of={`${subject.elementKey} ${details?.fetchedAt}`}>
      {draw}
    </Region>
  );
  /** A region that shows what follows from the facts. */
  const inspected = (name: string, draw: (inspection: Inspection) => ComponentChildren) =>
    region(name, () => panel.inspection.value && draw(panel.inspection.value));
  /** One that shows what is thought of them. */
  const judged = (name: string, draw: (tools: Tools, judgement: Judgement) => ComponentChildren) =>
    region(name, () => tools?.judgement.value && draw(tools, tools.judgement.value));

  return (
    <>
      {region('notice', () =>
        trouble ? (
          <TroubleNotice panel={panel} trouble={trouble} readAt={readAt} />
        ) : (
          details?.stale && <StaleNotice age={readAt && now - readAt} tryAgain={selected.tryAgain} />
        ),
      )}
      <div class="columns" data-coming={isComing}>
        <div class="column">
          {region('summary', () => {
            const inspection = attempt(() => panel.inspection.value);
            return <Summary subject={subject} picture={picture} original={inspection?.original ?? noSize} />;
          })}
          {boundFile && region('binding', () => <p class="binding">{boundNote(boundFile)}</p>)}
          {inspected('alt text', (inspection) => (
            <AltTextRegion panel={panel} subject={subject} inspection={inspection} tools={tools} />
          ))}
          {told && !tools && region('tools', () => <MissingTools later={later} />)}
          {told &&
            judged('findings', ({ views }, { findings }) => (
              <views.FindingsRegion
                findings={findings}
                isComplete={details !== null && !isMeasuring}
                isRefused={isRefused}
                refresh={selected.refresh}
                backendUrl={panel.backendUrl}
              />
            ))}
          {!isComing && judged('link', ({ views }, { remarks }) => <views.LinkRemark remarks={remarks} />)}
          {tools &&
            !isComing &&
            region('locales', () => <tools.views.LocaleTexts altTexts={subject.altTexts} />)}
        </div>
        <div class="column">
          {inspected('variants', (inspection) => (
            <VariantsRegion
              details={details}
              inspection={inspection}
              delivery={attempt(() => tools?.judgement.value?.delivery) ?? null}
              isMeasuring={isMeasuring}
              isRefused={isRefused}
              copying={copying}
              opened={opened}
              page={page}
              scope={scope}
            >
              {details &&
                judged(
                  'markup',
                  ({ views }, { delivery }) =>
                    delivery && (
                      <views.MarkupButtons
                        url={details.hostedUrl}
                        inspection={inspection}
                        delivery={delivery}
                        copying={copying}
                        scope={scope}
                      />
                    ),
                )}
            </VariantsRegion>
          ))}
          {(details || !isRefused) &&
            inspected('delivery', (inspection) => {
              const judgement = tools?.judgement.value;
              return (
                tools &&
                judgement && (
                  <tools.views.DeliveryRegion
                    subject={subject}
                    inspection={inspection}
                    delivery={judgement.delivery}
                    inputs={tools.deliveryInputs}
                  />
                )
              );
            })}
          {tools &&
            region('file', () => (
              <tools.views.FileRegion
                subject={subject}
                isRefused={isRefused}
                copying={copying}
                locale={locale}
              />
            ))}
        </div>
      </div>
    </>
  );
}
