import type { Look } from '#test/support/panel/stories/story.ts';

const files = import.meta.glob<Record<string, unknown>>('./*-stories.ts', { eager: true });

function isStory(value: unknown): value is Look {
  const { name, open, says } = Object(value);
  return typeof name === 'string' && typeof open === 'function' && typeof says === 'string';
}

/** Every state in the files `*-stories.ts` of this folder, in the order of their names. */
export const everyStory: readonly Look[] = Object.values(files)
  .flatMap((file) => Object.values(file))
  .filter((value) => Array.isArray(value))
  .flatMap((stories) => stories.filter(isStory));
