import { Component, type ComponentChildren } from 'preact';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';

export interface BoundaryProps {
  readonly errors: Pick<ErrorReporting, 'report'>;
  /** What its content shows. Content that failed is drawn again once this is another value. */
  readonly of: unknown;
  readonly children: () => ComponentChildren;
}

interface BoundaryState {
  readonly failed: { readonly error: unknown; readonly of: unknown } | null;
}

/** A component of its own, because a component does not catch what it throws itself. */
function Content({ draw }: { readonly draw: () => ComponentChildren }) {
  return draw();
}

/**
 * Keeps an error that is thrown while its content is drawn from all that is around it, and leaves nothing in its place.
 * Source: Preact, error boundaries.
 */
export class ErrorBoundary<Props extends BoundaryProps = BoundaryProps> extends Component<
  Props,
  BoundaryState
> {
  override state: BoundaryState = { failed: null };
  hadFocus = false;

  /** What stands in the place of content that failed; `retry` draws the content again. */
  instead(_error: unknown, _retry: () => void): ComponentChildren {
    return null;
  }

  override componentDidCatch(error: unknown) {
    this.setState({ failed: { error, of: this.props.of } });
    this.props.errors.report(error);
  }

  override componentDidUpdate(_props: Props, before: BoundaryState) {
    const { failed } = this.state;
    // Not before what stands instead was drawn: until then Preact hands what the content throws to the next boundary.
    if (failed && failed.of !== this.props.of) this.setState({ failed: null });
    const isLost = this.hadFocus && document.activeElement === document.body;
    if (isLost && before.failed !== failed) document.querySelector('main')?.focus({ preventScroll: true });
  }

  override render() {
    const { failed } = this.state;
    if (failed) return this.instead(failed.error, () => this.setState({ failed: null }));
    this.hadFocus = document.activeElement !== document.body;
    return <Content draw={this.props.children} />;
  }
}
