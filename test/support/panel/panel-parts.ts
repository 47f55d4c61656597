import { gzipSync } from 'node:zlib';
import type { BuiltPanel } from './built-panel.ts';

/** What a browser downloads of the panel: until an image's facts are shown, and after that; the words lie in the page. */
export const partNames = [
  'first script',
  'first style',
  'later script',
  'later style',
  'page without words',
  'words en.json',
  'words de.json',
  'words alt-words.json',
] as const;
export type PartName = (typeof partNames)[number];
/** The parts that are downloaded before an image's facts are shown. */
export const partsUntilFacts = partNames.filter((name) => !name.startsWith('later'));

/** Bytes of each part, gzipped by itself. */
export type PartSizes = Readonly<Record<PartName, number>>;

const template = /<template id="([^"]+)">([^<]*)<\/template>/g;

const weigh = (texts: readonly (string | Buffer)[]): number =>
  texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

/** What each part of a built panel weighs, fonts and pictures aside. A part that the build lacks weighs nothing. */
export function partsOf(panel: BuiltPanel): PartSizes {
  const page = panel.ending('index.html')[0]?.text ?? '';
  const files = (ending: string, isFirst: boolean) =>
    weigh(
      panel
        .ending(ending)
        .filter(({ path }) => page.includes(path) === isFirst)
        .map(({ bytes }) => bytes),
    );
  const words = (name: string) =>
    weigh([...page.matchAll(template)].filter(([, id]) => id === name).map(([, , text = '']) => text));
  return {
    'first script': files('.js', true),
    'first style': files('.css', true),
    'later script': files('.js', false),
    'later style': files('.css', false),
    'page without words': weigh([page.replace(template, '')]),
    'words en.json': words('en.json'),
    'words de.json': words('de.json'),
    'words alt-words.json': words('alt-words.json'),
  };
}

/** How many bytes the parts with these names weigh together. */
export function bytesOf(sizes: PartSizes, names: readonly PartName[]): number {
  return names.reduce((sum, name) => sum + sizes[name], 0);
}

const counted = (bytes: number): string => bytes.toLocaleString('en');

/** What a budget has left or lacks, and each part with its bytes and how much it grew since `before`, a line each. */
export function describeParts(
  sizes: PartSizes,
  before: PartSizes,
  names: readonly PartName[],
  budget: number,
): string {
  const sum = bytesOf(sizes, names);
  const left = budget - sum;
  const verdict = left < 0 ? `${counted(-left)} over` : `${counted(left)} left of`;
  const lines = partNames.map((name) => {
    const grown = sizes[name] - before[name];
    const sign = grown < 0 ? '-' : '+';
    return `${names.includes(name) ? '*' : ' '} ${name}: ${counted(sizes[name])} (${sign}${counted(Math.abs(grown))})`;
  });
  return [`${names.join(' and ')}: ${counted(sum)} bytes, ${verdict} ${counted(budget)}`, ...lines].join(
    '\n',
  );
}
