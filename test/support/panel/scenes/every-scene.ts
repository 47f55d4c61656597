import type { Look } from '#test/support/panel/scenes/scene.ts';

const files = import.meta.glob<Record<string, unknown>>('./*-scenes.ts', { eager: true });

function isScene(value: unknown): value is Look {
  const { name, open, says } = Object(value);
  return typeof name === 'string' && typeof open === 'function' && typeof says === 'string';
}

/** Every state in the files `*-scenes.ts` of this folder, in the order of their names. */
export const everyScene: readonly Look[] = Object.values(files)
  .flatMap((file) => Object.values(file))
  .filter((value) => Array.isArray(value))
  .flatMap((scenes) => scenes.filter(isScene));
