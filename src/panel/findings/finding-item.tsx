import { type HelpTopic, helpPath } from '#contract/help.ts';
import { DismissControl } from '#panel/findings/dismiss-control.tsx';
import { SeverityIcon } from '#panel/findings/severity-icon.tsx';
import { refresh as refreshLabel } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/findings.ts';
import { learnMore, learnMoreAbout } from '#panel/i18n/help.ts';
import type { DismissReason } from '#rules/findings/dismissal.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** A button that tries other formats of the file. */
export interface TryFormats {
  readonly label: string;
  readonly name: string;
  readonly open: () => void;
  /** What the file weighs in another format, for a finding with this id; null where that is not known, or no way to mend it. */
  readonly resultOf: (id: Finding['id']) => string | null;
}

interface FindingItemProps {
  readonly finding: Finding;
  /** True where its source and the whole text are shown. */
  readonly isOpen: boolean;
  readonly dismiss: (reason: DismissReason, note: string) => void;
  readonly refresh: () => void;
  readonly editAltText: (() => void) | null;
  /** Null where no other format can be tried. */
  readonly tryFormats?: TryFormats | null;
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

/** True for findings that a lighter file mends. */
const isAboutWeight = ({ id }: Finding): boolean => id === 'heavy' || id === 'photoPng' || id === 'oversized';

function topicOf(finding: Finding): HelpTopic {
  return finding.id === 'alt' ? finding.issue.rule : finding.id;
}

/** One finding: what it is, what to do, and the button that does it where there is one. */
export function FindingItem({
  finding,
  isOpen,
  dismiss,
  refresh,
  editAltText,
  tryFormats = null,
  backendUrl,
}: FindingItemProps) {
  const result = tryFormats?.resultOf(finding.id) ?? null;
  const { title, body, why } =
    result === null ? words.findingMessage(finding) : words.weighedMessage(finding, result);
  const action = mayPass(finding)
    ? { label: refreshLabel, name: refreshLabel, run: refresh }
    : finding.id === 'alt' && editAltText
      ? { label: words.edit, name: words.editAltText, run: editAltText }
      : isAboutWeight(finding) && tryFormats
        ? { label: tryFormats.label, name: tryFormats.name, run: tryFormats.open }
        : null;
  const actionButton = action && (
    <button type="button" class="text-button" aria-label={action.name} onClick={action.run}>
      {action.label}
    </button>
  );
  return (
    <li class="finding" data-severity={finding.severity}>
      <SeverityIcon severity={finding.severity} />
      <p class="finding-title">
        <span class="hidden">{words.severities[finding.severity]} </span>
        {title}
      </p>
      <p class="finding-body">{body}</p>
      {isOpen && why && <p class="finding-why">{why}</p>}
      {isOpen ? (
        <DismissControl title={title} dismiss={dismiss}>
          {actionButton}
          <a
            class="text-button"
            href={backendUrl + helpPath(topicOf(finding))}
            target="_blank"
            rel="noopener"
            aria-label={learnMoreAbout(title)}
          >
            {learnMore}
          </a>
        </DismissControl>
      ) : (
        <div class="finding-actions">{actionButton}</div>
      )}
    </li>
  );
}
