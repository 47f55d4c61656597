import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import type { AltRemark } from '#rules/alt-text/alt-rules.ts';

/** What is the matter with an alt text, each with its reason. */
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

/** Where a link around the image goes. The other remarks stand among the findings; here there is nothing to mend. */
export function LinkRemark({ remarks }: { remarks: readonly AltRemark[] }) {
  const links = remarks.filter(({ rule }) => rule === 'link');
  if (links.length === 0) return null;
  return (
    <div class="section">
      <AltTextIssues remarks={links} />
    </div>
  );
}
