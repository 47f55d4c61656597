import type { Permissions } from '#panel/designer/designer.ts';
import { isWritable } from '#panel/page/bulk-targets.ts';
import { lacksAltText, lacksText, type Row } from '#panel/page/row.ts';

/**
 * Why the alt text of an image is not written here: it comes from a binding, it is in a component, or the Designer does
 * not allow it in this mode.
 */
export type Obstacle = 'bound' | 'component' | 'notAllowed';

/** How many images lack an alt text, how many of them can be written, and why the others can't. */
export interface Coverage {
  readonly lacking: number;
  readonly writable: number;
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly count: number }[];
}

function obstacleOf({ usages }: Row): Obstacle {
  const lacking = usages.filter(lacksText);
  if (lacking.some(({ usage }) => usage.isAltBound || usage.binding !== null)) return 'bound';
  return lacking.some(({ usage }) => usage.component !== null) ? 'component' : 'notAllowed';
}

/** Returns the coverage of a series over these rows. */
export function coverageOf(rows: readonly Row[], permissions: Permissions): Coverage {
  const lacking = rows.filter(lacksAltText);
  const others = lacking.filter((row) => !isWritable(row, permissions));
  const byObstacle = Map.groupBy(others, obstacleOf);
  return {
    lacking: lacking.length,
    writable: lacking.length - others.length,
    obstacles: [...byObstacle].map(([obstacle, { length }]) => ({ obstacle, count: length })),
  };
}
