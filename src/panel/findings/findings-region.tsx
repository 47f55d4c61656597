import { type HelpTopic, helpPath } from '#contract/help.ts';
import { refresh as refreshLabel } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/findings.ts';
import { learnMore, learnMoreAbout } from '#panel/i18n/help.ts';
import { AlertIcon, DoneIcon } from '#panel/ui/icons.tsx';
import type { Finding } from '#rules/findings/finding.ts';

interface FindingsRegionProps {
  readonly findings: readonly Finding[];
  /** True once all facts that findings depend on are known. */
  readonly isComplete: boolean;
  /** True where some of them were refused. */
  readonly isRefused: boolean;
  readonly refresh: () => void;
  readonly backendUrl: string;
}

/** True for findings about a temporary state. */
function mayPass(finding: Finding): boolean {
  switch (finding.id) {
    case 'processing':
    case 'brokenOriginal':
    case 'brokenVariants':
      return true;
    case 'noVariants':
      return finding.reason !== 'gif';
    default:
      return false;
  }
}

function topicOf(finding: Finding): HelpTopic {
  return finding.id === 'alt' ? finding.issue.rule : finding.id;
}

/** What to improve, worst first; a short text where there are no findings. */
export function FindingsRegion({
  findings,
  isComplete,
  isRefused,
  refresh,
  backendUrl,
}: FindingsRegionProps) {
  // Without all facts the absence of findings proves nothing.
  if (isRefused && findings.length === 0) return null;
  return (
    <section class="section findings" aria-labelledby="findings">
      <h2 id="findings">{words.heading}</h2>
      {findings.length > 0 ? (
        <ul>
          {findings.map((finding, at) => {
            const { title, body } = words.findingMessage(finding);
            return (
              <li key={at} data-severity={finding.severity}>
                <AlertIcon />
                <div>
                  <p class="finding-title">
                    <span class="hidden">{words.severities[finding.severity]} </span>
                    {title}
                  </p>
                  <p>
                    {body}{' '}
                    <a
                      class="link"
                      href={backendUrl + helpPath(topicOf(finding))}
                      target="_blank"
                      rel="noopener"
                      aria-label={learnMoreAbout(title)}
                    >
                      {learnMore}
                    </a>
                  </p>
                  {mayPass(finding) && (
                    <button type="button" class="button" onClick={refresh}>
                      {refreshLabel}
                    </button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      ) : (
        <p class="none" data-done={isComplete}>
          {isComplete && <DoneIcon />}
          {isComplete ? words.none : words.checking}
        </p>
      )}
    </section>
  );
}
