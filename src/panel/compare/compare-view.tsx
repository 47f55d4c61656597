import { Component, createRef } from 'preact';
import { onResize, pixelRatio } from '#panel/browser/pixel-ratio.ts';
import type { ComparableFile, ComparableFiles } from '#panel/compare/comparable-files.ts';
import { type Scale, scalesOf } from '#panel/compare/scales.ts';
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
  /** Its place among the variants, and that of the scale among the scales. */
  readonly variant: number;
  readonly scale: number;
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

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

function Choice({ label, options, at, choose }: ChoiceProps) {
  return (
    <select
      class="field"
      aria-label={label}
      value={String(at)}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
    >
      {options.map((option, number) => (
        <option key={number} value={String(number)}>
          {option}
        </option>
      ))}
    </select>
  );
}

const scaleName = (scale: Scale): string =>
  scale.kind === 'rendered' ? words.renderedScale(scale) : words.scales[scale.kind];

/** A modal view of the original beside one variant. Escape and Back close it, and the focus returns to what opened it. */
export class CompareView extends Component<CompareViewProps, CompareViewState> {
  override state: CompareViewState = {
    variant: firstVariant(this.props.files, this.props.deliveries),
    scale: 0,
  };
  readonly dialog = createRef<HTMLDialogElement>();
  stopResize = (): void => {};

  override componentDidMount() {
    const { current } = this.dialog;
    current?.showModal();
    current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
    // Zooming changes how many pixels of the screen a CSS pixel has.
    this.stopResize = onResize(() => this.forceUpdate());
  }

  override componentWillUnmount() {
    this.stopResize();
    this.props.close();
  }

  render({ files, deliveries, copying, close }: CompareViewProps, { variant: at, scale }: CompareViewState) {
    const { original, variants } = files;
    const variant = variants[at] ?? variants.at(-1);
    if (!variant) return null;
    const scales = scalesOf(files, variant.width, deliveries);
    const { pixels } = scales[scale] ?? { pixels: variant.width };
    const width = pixels / pixelRatio();
    const name = nameOf(variant);
    return (
      <dialog ref={this.dialog} class="compare" aria-labelledby="compare" onClose={close}>
        <header class="compare-head">
          <button type="button" class="text-button" onClick={() => this.dialog.current?.close()}>
            {words.back}
          </button>
          <h2 id="compare">{words.heading}</h2>
        </header>
        <div class="compare-choices">
          <Choice
            label={words.variant}
            options={variants.map((file) =>
              file.bytes === null ? nameOf(file) : `${nameOf(file)} · ${formatBytes(file.bytes)}`,
            )}
            at={at}
            choose={(chosen) => this.setState({ variant: chosen })}
          />
          <Choice
            label={words.scale}
            options={scales.map(scaleName)}
            at={scale}
            choose={(chosen) => this.setState({ scale: chosen })}
          />
        </div>
        <Stage
          original={original.url}
          variant={variant.url}
          name={name}
          width={width}
          height={(width * original.height) / original.width}
        />
        <footer class="compare-foot">
          <p>
            {name} <span class="fine">{factsOf(variant, original)}</span>
          </p>
          <CopyButton
            compact
            copying={copying}
            id={`compare ${variant.url}`}
            text={variant.url}
            label={actions.copyUrlOf(name)}
          />
        </footer>
        <CopyFailure copying={copying} scope="compare" />
      </dialog>
    );
  }
}
