import type { DesignerFault } from '#panel/designer/call.ts';
import { messages } from '#panel/i18n/messages.ts';
import type { Saying } from '#panel/i18n/saying.ts';

/** What the Designer's refusals are called. */
export const faults: Record<Exclude<DesignerFault, 'aborted'>, Saying> = messages.faults;
