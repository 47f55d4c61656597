import type { AssetSubject } from '#panel/assets/subject.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';

export type Inspection = AssetSummary;

/** The facts of the selected image's usage, as an audit takes them. */
export function auditedUsage({ placement }: Pick<AssetSubject, 'placement'>): UsageFacts {
  return { as: 'image', ...placement };
}
