import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Message } from '#panel/i18n/message.ts';
import { messages } from '#panel/i18n/messages.ts';

/** The message for each fault of the Designer. */
export const designerErrors: Record<Exclude<DesignerErrorReason, 'aborted'>, Message> = messages.faults;
