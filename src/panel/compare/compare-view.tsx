import { Component } from 'preact';
import type { ComparableFile, ComparableFiles } from '#panel/compare/comparable-files.ts';
import { CompareChoices } from '#panel/compare/compare-choices.tsx';
import { CompareDialog } from '#panel/compare/compare-dialog.tsx';
import { placeOf, type Scale, scalesOf } from '#panel/compare/scales.ts';
import { Stage } from '#panel/compare/stage.tsx';
import * as actions from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/compare.ts';
import * as fileWords from '#panel/i18n/files.ts';
import { formatBytes, formatFormat } from '#panel/i18n/format.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import type { Delivery } from '#rules/delivery/deliveries.ts';
import { shareOf } from '#rules/variants/share-of.ts';

interface CompareViewProps {
  readonly files: ComparableFiles;
  readonly deliveries: readonly Delivery[];
  readonly copying: Copying;
  readonly close: () => void;
}

interface CompareViewState {
  /** Its place among the variants. */
  readonly variant: number;
  /** The scale that was chosen, whatever variant it was chosen for. */
  readonly chosen?: Scale | undefined;
}

/** The variant to begin with: the one that screens of 2× need, or else the widest. */
function firstVariant({ variants }: ComparableFiles, deliveries: readonly Delivery[]): number {
  const known = deliveries.find(({ rendered, density }) => !rendered.isAssumed && density === 2);
  const found = variants.findIndex(({ width }) => width === known?.needed.width);
  return found === -1 ? variants.length - 1 : found;
}

const nameOf = ({ width, format }: ComparableFile): string =>
  words.fileName(width, format && formatFormat(format));

function factsOf(file: ComparableFile, original: ComparableFile): string {
  const share = shareOf(file.bytes, original.bytes);
  const parts = [
    file.bytes === null ? null : formatBytes(file.bytes),
    share === null ? null : fileWords.share(share),
    file.quality === null ? null : fileWords.quality(file.quality),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** The original beside one of its variants. */
export class CompareView extends Component<CompareViewProps, CompareViewState> {
  override state: CompareViewState = {
    variant: firstVariant(this.props.files, this.props.deliveries),
  };

  render({ files, deliveries, copying, close }: CompareViewProps, { variant: at, chosen }: CompareViewState) {
    const { original, variants } = files;
    const variant = variants[at] ?? variants.at(-1);
    if (!variant) return null;
    const scales = scalesOf('variant', variant.width, original.width, deliveries);
    const scale = placeOf(chosen, scales);
    const name = nameOf(variant);
    return (
      <CompareDialog heading={words.heading} close={close}>
        {() => (
          <>
            <CompareChoices
              file={{
                label: words.variant,
                options: variants.map((file) =>
                  file.bytes === null ? nameOf(file) : `${nameOf(file)} · ${formatBytes(file.bytes)}`,
                ),
                at,
                choose: (place) => this.setState({ variant: place }),
              }}
              scales={scales}
              scale={scale}
              chooseScale={(place) => this.setState({ chosen: scales[place] })}
            />
            <Stage
              original={original}
              variant={variant.url}
              name={name}
              variantWidth={variant.width}
              pixels={scales[scale]?.pixels ?? variant.width}
            />
            <footer class="compare-foot">
              <p>
                {name} <span class="fine">{factsOf(variant, original)}</span>
              </p>
              <CopyButton
                look="icon"
                copying={copying}
                id={`compare ${variant.url}`}
                text={variant.url}
                label={actions.copyUrlOf(name)}
              />
            </footer>
            <CopyFailure copying={copying} scope="compare" />
          </>
        )}
      </CompareDialog>
    );
  }
}
