import type { DesignerFault } from '#panel/designer/call.ts';
import { words } from '#panel/i18n/language.ts';
import type { Saying } from '#panel/i18n/saying.ts';

/** What the Designer's refusals are called. */
export const faults: Record<Exclude<DesignerFault, 'aborted'>, Saying> = words.faults;
