import type { DesignerFault } from '#panel/designer/call.ts';
import { words } from '#panel/words/language.ts';
import type { Saying } from '#panel/words/saying.ts';

/** What the Designer's refusals are called. */
export const faults: Record<Exclude<DesignerFault, 'aborted'>, Saying> = words.faults;
