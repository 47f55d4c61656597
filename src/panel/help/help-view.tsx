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

/** Links to help, and the details to send with a request for support. */
export function HelpView({ backendUrl, reporting, copying }: HelpViewProps) {
  const isOpen = reporting.isOpen.value;
  const details = reporting.details.value;
  return (
    <section class="help" aria-label={words.help}>
      <div class="help-links">
        <a class="text-button" href={backendUrl + helpPath()} target="_blank" rel="noopener">
          {words.help}
        </a>
        <button type="button" class="text-button" aria-expanded={isOpen} onClick={reporting.toggle}>
          {words.report}
        </button>
      </div>
      {isOpen && (
        <>
          <p>{words.reportBody}</p>
          <pre class="code">{details}</pre>
          <CopyButton copying={copying} id="report" text={details} label={words.copyReport} />
          <CopyFailure copying={copying} scope="report" />
        </>
      )}
    </section>
  );
}
