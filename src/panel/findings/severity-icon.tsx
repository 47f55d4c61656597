import { AlertIcon } from '#panel/ui/icons.tsx';
import { NoteIcon, WarningIcon } from '#panel/ui/lazy-icons.tsx';
import type { Severity } from '#rules/findings/finding.ts';

const icons = { high: AlertIcon, medium: WarningIcon, low: NoteIcon } satisfies Record<Severity, unknown>;

/** A shape of its own for each severity, so that its meaning doesn't depend on colour. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const Shape = icons[severity];
  return <Shape />;
}
