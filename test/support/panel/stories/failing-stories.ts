import { LocaleChips } from '#panel/alt-text/locale-chips.tsx';
import { FileRegion } from '#panel/file/file-region.tsx';
import { NextStep } from '#panel/findings/next-step.tsx';
import { RowView } from '#panel/page/row-view.tsx';
import { breakView } from '#test/support/panel/break-view.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import type { Look } from '#test/support/panel/stories/story.ts';
import { openImage, openList } from '#test/support/panel/whole-panel.ts';

const says = 'This part can’t be shown';

/** States in which a region can't be rendered. */
export const failingStories: readonly Look[] = [
  {
    name: 'parts that failed',
    says,
    open: async () => {
      for (const view of [LocaleChips, NextStep, FileRegion]) breakView(view);
      return openImage();
    },
  },
  {
    name: 'a row that failed',
    says,
    open: async () => {
      breakView(RowView, (props) => Reflect.get(props, 'row').assetId === numberedId(2));
      return openList();
    },
  },
];
