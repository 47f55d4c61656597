import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { messages } from '#panel/i18n/messages.ts';
import type { Saying } from '#panel/i18n/saying.ts';

/** The message for each fault of the Designer. */
export const faults: Record<Exclude<DesignerErrorReason, 'aborted'>, Saying> = messages.faults;
