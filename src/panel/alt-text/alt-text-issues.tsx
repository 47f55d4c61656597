import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';

/** The issues of an alt text, each with its reason. */
export function AltTextIssues({ issues }: { issues: readonly AltTextIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <ul class="remarks">
      {issues.map((issue) => {
        const { title, body, why } = altTextIssueMessage(issue);
        return (
          <li key={issue.rule} data-level={issue.level}>
            <strong>{title}.</strong> {why} {body}
          </li>
        );
      })}
    </ul>
  );
}

/** The target of a link around the image. The other issues are among the findings; this one needs no change. */
export function LinkIssue({ issues }: { issues: readonly AltTextIssue[] }) {
  const links = issues.filter(({ rule }) => rule === 'link');
  if (links.length === 0) return null;
  return (
    <div class="section">
      <AltTextIssues issues={links} />
    </div>
  );
}
