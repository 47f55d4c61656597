import { type BoundaryProps, ErrorBoundary } from '#panel/ui/error-boundary.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { RegionError } from '#panel/ui/region-error.tsx';

interface RegionProps extends BoundaryProps {
  readonly errors: ErrorReporting;
  /** Its name in a report. */
  readonly name: string;
  /** True where the error must fit on one line. */
  readonly isLine?: boolean;
}

/**
 * A part of the panel that fails alone: an error while it renders leaves the other regions unchanged, and the report
 * replaces it.
 */
export class Region extends ErrorBoundary<RegionProps> {
  override instead(error: unknown, retry: () => void) {
    const { errors, name, isLine = false } = this.props;
    return <RegionError errors={errors} name={name} error={error} isLine={isLine} retry={retry} />;
  }
}
