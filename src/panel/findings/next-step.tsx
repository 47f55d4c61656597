import { Component } from 'preact';
import { FindingItem } from '#panel/findings/finding-item.tsx';
import * as words from '#panel/i18n/findings.ts';
import { ChevronIcon, DoneIcon } from '#panel/ui/icons.tsx';
import type { Finding } from '#rules/findings/finding.ts';

interface NextStepProps {
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** True once all facts that findings depend on are known. */
  readonly isComplete: boolean;
  readonly refresh: () => void;
  /** Moves to the field of the alt text; null where the person may not change it. */
  readonly editAltText: (() => void) | null;
  readonly backendUrl: string;
}

/** The worst finding with what to do; all of them once it is expanded. A line where there is nothing to improve. */
export class NextStep extends Component<NextStepProps, { readonly isOpen: boolean }> {
  override state = { isOpen: false };

  render({ findings, isComplete, ...props }: NextStepProps, { isOpen }: { readonly isOpen: boolean }) {
    const shown = isOpen ? findings : findings.slice(0, 1);
    return (
      <section class="step" aria-labelledby="findings" data-open={isOpen}>
        <h2 id="findings" class="hidden">
          {words.heading}
        </h2>
        {findings.length > 0 ? (
          <>
            <ul>
              {shown.map((finding, at) => (
                <FindingItem key={`${at} ${finding.id}`} finding={finding} isOpen={isOpen} {...props} />
              ))}
            </ul>
            <button
              type="button"
              class="step-toggle"
              aria-expanded={isOpen}
              aria-label={words.count(findings.length)}
              title={words.count(findings.length)}
              onClick={() => this.setState({ isOpen: !isOpen })}
            >
              {findings.length > 1 && findings.length}
              <ChevronIcon />
            </button>
          </>
        ) : (
          <p class="none" data-done={isComplete}>
            {isComplete && <DoneIcon />}
            {isComplete ? words.none : words.checking}
          </p>
        )}
      </section>
    );
  }
}
