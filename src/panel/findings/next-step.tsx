import { Component, createRef } from 'preact';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import { DismissedList } from '#panel/findings/dismissed-list.tsx';
import { FindingItem, type TryFormats } from '#panel/findings/finding-item.tsx';
import * as words from '#panel/i18n/findings.ts';
import { ChevronIcon, DoneIcon } from '#panel/ui/icons.tsx';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { isBlurryImage } from '#rules/audit/blurry.ts';
import type { Delivery } from '#rules/delivery/deliveries.ts';
import { type DismissedFinding, dismissalKeyOf, kindOf } from '#rules/findings/dismissal.ts';
import type { Finding } from '#rules/findings/finding.ts';

interface NextStepProps {
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
  /** True once all facts that findings depend on are known. */
  readonly isComplete: boolean;
  /** True where they can't be read, so that no line says whether there is nothing to improve. */
  readonly isRefused: boolean;
  /** What each screen loads and needs; undefined for an asset by itself. */
  readonly deliveries?: readonly Delivery[] | undefined;
  readonly selection: SelectedAsset;
  readonly assets: Pick<AssetStore, 'dismiss' | 'restore'>;
  readonly refresh: () => void;
  /** Moves to the field of the alt text; null where the person may not change it. */
  readonly editAltText: (() => void) | null;
  /** Null where no other format can be tried. */
  readonly tryFormats?: TryFormats | null;
  readonly backendUrl: string;
}

interface Open {
  readonly isOpen: boolean;
  readonly showsDismissed: boolean;
}

/**
 * The worst finding with what to do; all of them once it is expanded. Only where all facts are known, a line says that there is
 * nothing to improve.
 */
export class NextStep extends Component<NextStepProps, Open> {
  readonly root = createRef<HTMLElement>();
  override state: Open = { isOpen: false, showsDismissed: false };

  /** A button that was pressed may have gone with its finding, and the focus with it. */
  override componentDidUpdate({ dismissed }: NextStepProps) {
    const now = this.props;
    const isLost = document.activeElement === document.body && document.hasFocus();
    if (!isLost || now.dismissed.length === dismissed.length) return;
    const to = now.dismissed.length > 0 ? '.dismissed > button' : '.step-toggle';
    this.root.current?.querySelector<HTMLElement>(to)?.focus();
  }

  render(
    { findings, dismissed, isComplete, isRefused, deliveries, selection, assets, ...props }: NextStepProps,
    { isOpen, showsDismissed }: Open,
  ) {
    const { assetId, elementKey } = selection;
    const isBlurry = isBlurryImage(latestFacts(selection).contentType, deliveries);
    const isAllDismissed = findings.length === 0 && dismissed.length > 0;
    const shown = isOpen ? findings : findings.slice(0, 1);
    // Without all facts the absence of findings proves nothing.
    const isUnknown =
      isRefused || (isComplete && selection.measured === null && selection.details?.hostedUrl != null);
    if (isUnknown && findings.length === 0 && dismissed.length === 0) return null;
    return (
      <section ref={this.root} class="step" aria-labelledby="findings" data-open={isOpen || isAllDismissed}>
        <h2 id="findings" class="hidden">
          {words.heading}
        </h2>
        {findings.length > 0 ? (
          <>
            <ul>
              {shown.map((finding) => (
                <FindingItem
                  key={`${assetId} ${kindOf(finding)}`}
                  finding={finding}
                  isOpen={isOpen}
                  dismiss={(reason, note) =>
                    assets.dismiss(assetId, { ...dismissalKeyOf(finding, elementKey), reason, note })
                  }
                  {...props}
                />
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
          !isUnknown && (
            <p class="none" data-done={isComplete && !isBlurry}>
              {isComplete && !isBlurry && <DoneIcon />}
              {isComplete ? (isBlurry ? words.noneButSharpness : words.none) : words.checking}
            </p>
          )
        )}
        {dismissed.length > 0 && (isOpen || isAllDismissed) && (
          <DismissedList
            dismissed={dismissed}
            isOpen={showsDismissed}
            toggle={() => this.setState({ showsDismissed: !showsDismissed })}
            restore={(dismissal) => {
              this.setState({ isOpen: true });
              assets.restore(assetId, dismissal);
            }}
          />
        )}
      </section>
    );
  }
}
