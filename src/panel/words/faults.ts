import type { DesignerFault } from '#panel/designer-call.ts';
import type { Saying } from '#panel/words/saying.ts';

/** What the Designer's refusals are called. */
export const faults: Record<Exclude<DesignerFault, 'aborted'>, Saying> = {
  forbidden: {
    title: 'Not in this mode',
    body: 'The Designer doesn’t share images here. Switch to Design mode or ask for access, then try again.',
  },
  missing: {
    title: 'Element was removed',
    body: 'It’s no longer on the page. Select another image.',
  },
  hung: {
    title: 'Designer didn’t answer',
    body: 'Close the component or page setting you have open, then try again.',
  },
  unsupported: {
    title: 'Designer is out of date',
    body: 'It lacks something we need. Reload the Designer, then try again.',
  },
  failed: {
    title: 'Selection couldn’t be read',
    body: 'Something went wrong in the Designer. Select the image again or try again.',
  },
};
