import { deviceOf } from '#rules/delivery/devices.ts';
import type { Finding, ImageFacts } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { isVector } from '#rules/variants/vector.ts';

/**
 * Returns what screens load above what they need, and the change that saves the most. Sources: those of `thresholds`.
 */
export function deliveryFindings({ contentType, delivery }: ImageFacts): Finding[] {
  if (!delivery?.saving || isVector(contentType)) return [];
  const { lever, at, before, after, unmeasured } = delivery.saving;
  const { breakpoint, density, loaded, viewport } = at;
  const severity = severityOf(lever.kind === 'width' ? 'tooWide' : 'oversized', true);
  const screen = { device: deviceOf(viewport), breakpoint: breakpoint.name, density };
  return lever.kind === 'width'
    ? [{ id: 'tooWide', severity, ...screen, before, after, pixels: lever.pixels, unmeasured }]
    : [
        {
          id: 'oversized',
          severity,
          ...screen,
          before,
          after,
          width: loaded.width,
          pixels: lever.pixels,
        },
      ];
}
