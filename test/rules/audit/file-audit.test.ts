import { expect, test } from 'vitest';
import { createFileAudit } from '#rules/audit/file-audit.ts';
import { noWidths } from '#rules/delivery/rendered-width.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';

test.for([
  ['an hour ago', '2026-03-01T11:00:00Z', 'lost'],
  ['a minute ago', '2026-03-01T11:59:00Z', 'new'],
] as const)('a file without variants that was replaced %s: %s', ([, lastUpdated, reason]) => {
  const hostedUrl = 'https://cdn.example.test/a.jpg';
  const details = detailsOf({
    hostedUrl,
    createdOn: '2025-01-01T00:00:00Z',
    fetchedAt: '2026-03-01T12:00:00Z',
    lastUpdated,
    variants: [],
  });
  const inputs = { rendered: noWidths, typedWidth: undefined, pastedSizes: null };
  const placement = { usage: { as: 'asset' }, inputs, breakpoints: [] } as const;
  const loadedImage = { url: hostedUrl, size: { width: 4_000, height: 3_000 } };
  const asset = { designer: {}, details, measured: undefined, loadedImage };
  const { findings } = createFileAudit()(asset, placement);
  expect(findings.find(({ id }) => id === 'noVariants')).toMatchObject({ reason });
});
