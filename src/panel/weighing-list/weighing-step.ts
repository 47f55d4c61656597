import * as words from '#panel/i18n/weighing-list.ts';
import type { ProgressStep } from '#panel/list/progress-line.tsx';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';

/** Returns the progress of weighing with its buttons; null where nothing is being weighed. */
export function weighingStep({ progress, hold, stop }: ListWeighing): ProgressStep | null {
  const { value: series } = progress;
  if (!series) return null;
  const { done, of, name } = series;
  const ends = { action: words.stop, onPress: stop };
  if (hold.isPaused.value || hold.problem.value)
    return { text: words.paused(done, of), action: words.goOn, onPress: hold.goOn, ends };
  const at = Math.min(done + 1, of);
  return { text: words.running(at, of, name), action: words.pause, onPress: hold.pause, ends };
}
