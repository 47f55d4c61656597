import { type BoundaryProps, ErrorBoundary } from '#panel/ui/error-boundary.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { RegionError } from '#panel/ui/region-error.tsx';

interface RegionProps extends BoundaryProps {
  readonly errors: ErrorReporting;
  /** The name a report gives it. */
  readonly name: string;
  /** Whether there is room for one line only. */
  readonly isLine?: boolean;
}

/**
 * A part of the panel that fails alone: an error while it is drawn leaves all others as they are, and what to report
 * stands in its place.
 */
export class Region extends ErrorBoundary<RegionProps> {
  override instead(error: unknown, retry: () => void) {
    const { errors, name, isLine = false } = this.props;
    return <RegionError errors={errors} name={name} error={error} isLine={isLine} retry={retry} />;
  }
}
