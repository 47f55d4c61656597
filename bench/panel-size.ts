import { type BuiltPanel, buildPanel } from '../test/support/panel/built-panel.ts';
import { bytesOf, type PartName, partsOf, partsUntilFacts } from '../test/support/panel/panel-parts.ts';
import type { Benchmark } from './benchmark.ts';
import { buildYardstick } from './react-baseline/build.ts';

const kilobyte = 1000;
const backendUrl = 'https://assets.example.com';

/** Kilobytes, gzipped. */
interface Size {
  readonly js: number;
  readonly css: number;
}

/** What the page itself requests, everything until facts are shown in kilobytes, and what is fetched after that. */
function sizesOf(panel: BuiltPanel): { first: Size; untilFacts: number; later: Size } {
  const parts = partsOf(panel);
  const size = (js: PartName, css: PartName): Size => ({
    js: parts[js] / kilobyte,
    css: parts[css] / kilobyte,
  });
  const first = size('first script', 'first style');
  if (first.js === 0 || first.css === 0) throw new Error('the build has no script or no styles');
  const untilFacts = bytesOf(parts, partsUntilFacts) / kilobyte;
  return { first, untilFacts, later: size('later script', 'later style') };
}

const sum = ({ js, css }: Size) => js + css;
const describe = ({ js, css }: Size) => `js ${js.toFixed(2)} kB, css ${css.toFixed(2)} kB`;

async function sizeOf(building: Promise<BuiltPanel>) {
  const panel = await building;
  const sizes = sizesOf(panel);
  await panel.remove();
  return sizes;
}

/** What a browser downloads to run the panel, fonts and pictures aside: first what shows the facts, then the rest. */
export const panelSize: Benchmark = async () => {
  const { first, untilFacts, later } = await sizeOf(buildPanel(backendUrl));
  const react = await sizeOf(buildYardstick(backendUrl));
  const all = sum(first) + sum(later);
  const allOfReact = sum(react.first) + sum(react.later);
  return [
    {
      what: 'panel, JS and CSS until an image’s facts are shown, gzip',
      value: sum(first),
      unit: 'kB',
      target: { atMost: 37.2 },
      from: describe(first),
    },
    {
      what: 'panel, HTML with the words of both languages, JS and CSS until an image’s facts are shown, gzip',
      value: untilFacts,
      unit: 'kB',
      target: { atMost: 70.9 },
      from: `page and words ${(untilFacts - sum(first)).toFixed(2)} kB`,
    },
    {
      what: 'panel, JS and CSS altogether, gzip',
      value: all,
      unit: 'kB',
      target: { atMost: 138.7 },
      from: `later ${describe(later)}`,
    },
    {
      what: 'panel until an image’s facts are shown against the same panel on React 19',
      value: sum(first) / sum(react.first),
      unit: '×',
      target: { atMost: 1 / 3 },
      from: `${sum(first).toFixed(1)} kB against ${sum(react.first).toFixed(1)} kB`,
    },
    {
      what: 'panel altogether against the same panel on React 19',
      value: all / allOfReact,
      unit: '×',
      from: `${all.toFixed(1)} kB against ${allOfReact.toFixed(1)} kB`,
    },
  ];
};
