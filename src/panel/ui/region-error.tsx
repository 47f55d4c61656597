import { tryAgain } from '#panel/i18n/actions.ts';
import { copyReport } from '#panel/i18n/help.ts';
import { messages } from '#panel/i18n/messages.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import { ErrorBoundary } from '#panel/ui/error-boundary.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';

const words = messages.regionError;

/** Returns the text of an error report: the version, the region, and the script position of the error. */
export function reportOf(version: string, name: string, error: unknown): string {
  const isError = error instanceof Error;
  const text = isError ? `${error.name}: ${error.message.slice(0, 200)}` : typeof error;
  const place = isError ? /[^/\s(]+\.[jt]sx?[^/\s]*?:\d+:\d+/.exec(error.stack ?? '')?.[0] : null;
  return [`Asset Inspector ${version}`, `Part ${name}`, text, ...(place ? [place] : [])].join('\n');
}

interface RegionErrorProps {
  readonly errors: ErrorReporting;
  readonly name: string;
  readonly error: unknown;
  readonly isLine: boolean;
  readonly retry: () => void;
}

/** Replaces a failed region: what failed, the next step, and the report to copy. */
export function RegionError({ errors, name, error, isLine, retry }: RegionErrorProps) {
  const { copying, version, refresh } = errors;
  const report = reportOf(version, name, error);
  const id = `error ${name}`;
  // The copy button itself may be what fails.
  const copy = (
    <ErrorBoundary errors={errors} of={name}>
      {() => (
        <>
          <CopyButton
            copying={copying}
            id={id}
            text={report}
            label={copyReport}
            look={isLine ? 'icon' : 'button'}
          />
          <CopyFailure copying={copying} scope={id} />
        </>
      )}
    </ErrorBoundary>
  );
  if (isLine) {
    return (
      <p class="region-line">
        {words.title} {copy}
      </p>
    );
  }
  return (
    <div class="notice">
      <div role="alert">
        <p class="notice-title">{words.title}</p>
        <p>{words.body}</p>
      </div>
      <pre>{report}</pre>
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => {
            retry();
            refresh();
          }}
        >
          {tryAgain}
        </button>
        {copy}
      </div>
    </div>
  );
}
