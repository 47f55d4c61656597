import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Editing } from '#panel/alt-text/editing.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import type { BulkContext } from '#panel/page/bulk-context.ts';
import { coverageOf } from '#panel/page/bulk-coverage.ts';
import { createSeries } from '#panel/page/bulk-series.ts';
import { destinationOf, isWritable, targetsOf, unreached } from '#panel/page/bulk-targets.ts';
import type { Row } from '#panel/page/row.ts';

interface BulkParts {
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly editing: Editing;
  readonly permissions: ReadonlySignal<Permissions>;
  readonly context: BulkContext<Row>;
}

/** Creates the series over the images of the open page. */
export function createBulk({ rows, editing, permissions, context }: BulkParts): Bulk<Row> {
  return createSeries({
    editing,
    context,
    source: {
      rows,
      // The Designer API reads and writes an image's text in the locale that the Designer shows.
      locale: signal(null),
      hasDecorative: true,
      permissions,
      isWritable,
      destination: (row) => destinationOf(row, permissions.value),
      coverage: () => coverageOf(rows.value, permissions.value),
      targets: (row, as) => targetsOf(row, as, permissions.value),
      targetsAfter: async (row, text) => (permissions.value.image ? unreached(row, text) : []),
    },
  });
}
