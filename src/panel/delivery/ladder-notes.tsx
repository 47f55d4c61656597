import { CopyButton } from '#panel/copying/copy-button.tsx';
import type { Copying } from '#panel/copying/copying.ts';
import { type DrawnWidth, sizesOf } from '#panel/delivery/drawn-width.ts';
import { gapsOf } from '#panel/delivery/ladder.ts';
import { imgTag, isWebUrl, srcsetOf } from '#panel/delivery/markup.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import type { Judgement } from '#panel/selected/judgement.ts';
import * as actions from '#panel/words/actions.ts';
import * as words from '#panel/words/variants.ts';

interface LadderNotesProps {
  readonly url: string | null;
  readonly inspection: Inspection;
  readonly judgement: Judgement;
  readonly drawn: DrawnWidth;
  readonly copying: Copying;
  /** What the keys of this table's copies start with. */
  readonly scope: string;
}

/** What the ladder of files lacks, and copies of all of it as markup. */
export function LadderNotes({ url, inspection, judgement, drawn, copying, scope }: LadderNotesProps) {
  const { alt, original } = inspection;
  const { files } = judgement;
  const fetched = files.filter((file) => isWebUrl(file.url));
  const tag = url === null ? null : imgTag({ url, alt, ...original, files, sizes: sizesOf(drawn) });
  return (
    <>
      {gapsOf(files.map(({ width }) => width)).map((gap) => (
        <p key={gap.from} class="quiet">
          {words.gap(gap)}
        </p>
      ))}
      <div class="buttons">
        {fetched.length > 1 && (
          <CopyButton
            copying={copying}
            id={`${scope} srcset`}
            text={srcsetOf(fetched)}
            label={actions.copySrcset}
          />
        )}
        {tag !== null && (
          <CopyButton copying={copying} id={`${scope} tag`} text={tag} label={actions.copyTag} />
        )}
      </div>
    </>
  );
}
