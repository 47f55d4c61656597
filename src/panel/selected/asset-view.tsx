import type { Panel } from '#panel/panel.ts';
import { AltTextRegion } from '#panel/selected/alt-text-region.tsx';
import { FileRegion } from '#panel/selected/file-region.tsx';
import { Notice, TroubleNotice } from '#panel/selected/notice.tsx';
import type { AssetSubject } from '#panel/selected/subject.ts';
import { Summary } from '#panel/selected/summary.tsx';
import { VariantsRegion } from '#panel/selected/variants-region.tsx';
import * as actions from '#panel/words/actions.ts';
import { boundNote } from '#panel/words/binding.ts';
import * as words from '#panel/words/troubles.ts';

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

/** An image with an asset: what is the matter, if anything, and every fact known so far. */
export function AssetView({ panel, subject }: { panel: Panel; subject: AssetSubject }) {
  const { selected, picture, copying, locale } = panel;
  const { details, placement } = subject;
  const trouble = selected.trouble.value;
  const now = panel.now.value;
  const readAt = details ? Date.parse(details.fetchedAt) : null;
  return (
    <>
      {trouble && <TroubleNotice trouble={trouble} now={now} readAt={readAt} tryAgain={selected.tryAgain} />}
      {!trouble && details?.stale && readAt !== null && (
        <StaleNotice age={now - readAt} tryAgain={selected.tryAgain} />
      )}
      <div class="columns">
        <div class="column">
          <Summary subject={subject} picture={picture} />
          {placement.binding && <p class="binding">{boundNote(placement.binding)}</p>}
          <AltTextRegion subject={subject} />
        </div>
        <div class="column">
          <VariantsRegion
            details={details}
            isRefused={trouble !== null}
            picture={picture}
            copying={copying}
            refresh={selected.refresh}
          />
          <FileRegion subject={subject} isRefused={trouble !== null} copying={copying} locale={locale} />
        </div>
      </div>
    </>
  );
}
