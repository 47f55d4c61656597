import { helpPath } from '#contract/help.ts';
import type { Reporting } from '#panel/help/reporting.ts';
import * as words from '#panel/i18n/help.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';

interface HelpViewProps {
  readonly backendUrl: string;
  readonly reporting: Reporting;
  readonly copying: Copying;
}

/** The menu's entries for help: the link, and the details to send with a request for support. */
export function HelpView({ backendUrl, reporting, copying }: HelpViewProps) {
  const isOpen = reporting.isOpen.value;
  const details = reporting.details.value;
  return (
    <>
      <a class="popup-item" href={backendUrl + helpPath()} target="_blank" rel="noopener">
        {words.help}
      </a>
      <button type="button" class="popup-item" aria-expanded={isOpen} onClick={reporting.toggle}>
        {words.report}
      </button>
      {isOpen && (
        <div class="report">
          <p>{words.reportBody}</p>
          <pre class="code">{details}</pre>
          <CopyButton copying={copying} id="report" text={details} label={words.copyReport} />
          <CopyFailure copying={copying} scope="report" />
        </div>
      )}
    </>
  );
}
