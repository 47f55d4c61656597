import { Component, createRef } from 'preact';
import { type CandidateFormat, candidateTypes } from '#contract/weighing.ts';
import { clearPicture, decodePicture, putPicture, releaseUrl, urlOf } from '#panel/browser/decode-picture.ts';
import type { Showing } from '#panel/compare/candidate-comparing.ts';
import type { Drawing } from '#panel/compare/stage.tsx';

interface PictureProps extends Drawing {
  readonly file: Blob;
  readonly format: CandidateFormat;
  readonly name: string;
  /** Pixels of the file. */
  readonly pixels: number;
  readonly report: (showing: Showing) => void;
}

/** A still picture, decoded without a URL. It has as many pixels as are drawn, as the browser's own images have. */
class DrawnPicture extends Component<PictureProps> {
  readonly canvas = createRef<HTMLCanvasElement>();
  drawings = 0;

  override componentDidMount() {
    void this.draw();
  }

  override componentDidUpdate(before: PictureProps) {
    const pixels = ({ drawnPixels, pixels }: PictureProps): number => Math.min(drawnPixels, pixels);
    if (pixels(before) !== pixels(this.props)) void this.draw();
  }

  override componentWillUnmount() {
    this.drawings += 1;
    if (this.canvas.current) clearPicture(this.canvas.current);
  }

  async draw(): Promise<void> {
    this.drawings += 1;
    const { drawings } = this;
    const { file, pixels, drawnPixels, report } = this.props;
    const picture = await decodePicture(file, pixels, drawnPixels);
    const { current } = this.canvas;
    if (drawings !== this.drawings || !current) return picture?.close();
    report(picture && putPicture(current, picture) ? 'drawn' : 'notShown');
  }

  render({ name, style }: PictureProps) {
    return <canvas ref={this.canvas} role="img" aria-label={name} style={style} />;
  }
}

/** A file that only an image element shows as it is: an animation, which plays, or an SVG. */
class UrlPicture extends Component<PictureProps & { readonly fail: () => void }> {
  readonly url = urlOf(this.props.file, candidateTypes[this.props.format]);

  override componentWillUnmount() {
    releaseUrl(this.url);
  }

  render({ name, style, report, fail }: PictureProps & { readonly fail: () => void }) {
    return (
      <img
        src={this.url}
        alt={name}
        style={style}
        draggable={false}
        onLoad={() => report('drawn')}
        onError={fail}
      />
    );
  }
}

interface CandidatePictureProps extends PictureProps {
  readonly isAnimated: boolean;
}

/**
 * A candidate from its bytes. Where the page's policy refuses their URL (UNCONFIRMED: `imgMayShowBlob`), an animation shows
 * its first frame, and an SVG nothing.
 */
export class CandidatePicture extends Component<CandidatePictureProps, { readonly isRefused: boolean }> {
  override state = { isRefused: false };

  render({ isAnimated, ...picture }: CandidatePictureProps, { isRefused }: { readonly isRefused: boolean }) {
    const { format, report } = picture;
    const isStill = format !== 'svg' && (!isAnimated || isRefused);
    if (!isStill) {
      const fail = () => (format === 'svg' ? report('notShown') : this.setState({ isRefused: true }));
      return <UrlPicture {...picture} fail={fail} />;
    }
    const reportStill = (showing: Showing) =>
      report(isAnimated && showing === 'drawn' ? 'firstFrame' : showing);
    return <DrawnPicture {...picture} report={reportStill} />;
  }
}
