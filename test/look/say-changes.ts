import type { Change, Judgement } from '#test/look/judge.ts';
import { sayView, show, type View } from '#test/look/view.ts';

/** How many changes are described one by one. */
const said = 5;

/** Returns the element at a place of the page as text: `button “Save and next”`. */
function sayElementAt(x: number, y: number): string {
  const element = document.elementFromPoint(x, y);
  if (!element || element === document.documentElement) return 'nothing';
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  const text = name.replaceAll(/\s+/g, ' ').trim();
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `${element.tagName.toLowerCase()}${short === '' ? '' : ` “${short}”`}`;
}

async function sayChange({ row, column, x, y, words }: Change, views: readonly (readonly View[])[]) {
  const view = views[row]?.[column];
  if (!view) throw new Error(`there is no picture ${column} in row ${row}`);
  await show(view);
  return `- ${sayView(view)}, ${words}, at ${sayElementAt(x, y)}`;
}

/**
 * Returns the changes as text: which element, where, and between which browsers. The elements are read from the open
 * page.
 */
export async function sayChanges(
  { changes, sheets }: Judgement,
  views: readonly (readonly View[])[],
): Promise<string> {
  const lines = ['This looks otherwise than stored:'];
  for (const change of changes.slice(0, said)) lines.push(await sayChange(change, views));
  if (changes.length > said) lines.push(`- and in ${changes.length - said} more places`);
  return [...lines, sheets].join('\n');
}
