import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import type { AltRemark } from '#rules/alt-text/alt-rules.ts';

/** The issues of an alt text, each with its reason. */
export function AltTextIssues({ remarks }: { remarks: readonly AltRemark[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul class="remarks">
      {remarks.map((remark) => {
        const { title, body } = altTextIssueMessage(remark);
        return (
          <li key={remark.rule} data-level={remark.level}>
            <strong>{title}.</strong> {body}
          </li>
        );
      })}
    </ul>
  );
}

/** The target of a link around the image. The other issues are among the findings; this one needs no change. */
export function LinkRemark({ remarks }: { remarks: readonly AltRemark[] }) {
  const links = remarks.filter(({ rule }) => rule === 'link');
  if (links.length === 0) return null;
  return (
    <div class="section">
      <AltTextIssues remarks={links} />
    </div>
  );
}
