import { Component, type ComponentChildren } from 'preact';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';

export interface BoundaryProps {
  readonly errors: Pick<ErrorReporting, 'report'>;
  /** The value that the content shows. Failed content is rendered again once this changes. */
  readonly of: unknown;
  readonly children: () => ComponentChildren;
}

interface BoundaryState {
  readonly failed: { readonly error: unknown; readonly of: unknown } | null;
}

/** A component does not catch its own errors, so the content is another component. */
function Content({ draw }: { readonly draw: () => ComponentChildren }) {
  return draw();
}

/** Catches an error while its content renders, and renders nothing in its place. Source: Preact, error boundaries. */
export class ErrorBoundary<Props extends BoundaryProps = BoundaryProps> extends Component<
  Props,
  BoundaryState
> {
  override state: BoundaryState = { failed: null };
  hadFocus = false;

  /** Returns the replacement of failed content; `retry` renders the content again. */
  instead(_error: unknown, _retry: () => void): ComponentChildren {
    return null;
  }

  override componentDidCatch(error: unknown) {
    this.setState({ failed: { error, of: this.props.of } });
    this.props.errors.report(error);
  }

  override componentDidUpdate(_props: Props, before: BoundaryState) {
    const { failed } = this.state;
    // Reset only after the replacement was rendered: until then Preact passes errors of the content to the next
    // boundary.
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
