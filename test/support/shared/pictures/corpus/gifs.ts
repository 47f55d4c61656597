import { comment, frame, gif, repeat } from '../gif.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';

const both = [...frame(40, 30)];
const wait = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
const empty = [0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0x2c, 0];

type Row = readonly [
  name: string,
  screen: readonly [number, number],
  blocks: readonly (readonly number[])[],
  size: Size,
  animated?: boolean,
];

const table: readonly Row[] = [
  ['a screen of the frame’s size', [40, 30], [both], [40, 30], false],
  ['a smaller screen', [10, 10], [both], [40, 30]],
  ['a narrower, higher screen', [10, 90], [both], [40, 90]],
  ['a larger screen', [100, 90], [both], [100, 90]],
  ['a frame aside', [50, 50], [frame(40, 30, 5, 5)], [50, 50]],
  ['a frame that leaves the screen', [42, 31], [frame(40, 30, 5, 5)], [45, 35]],
  ['a frame outside the screen', [10, 10], [frame(4, 3, 20, 20)], [24, 23]],
  ['a larger second frame', [10, 10], [frame(10, 10), both], [10, 10], true],
  ['a larger first frame and a larger second', [10, 10], [frame(12, 12), both], [12, 12], true],
  ['a screen of nothing', [0, 0], [both], [40, 30]],
  ['a screen of no height', [40, 0], [both], [40, 30]],
  ['a frame of nothing', [40, 30], [empty], [40, 30]],
  ['a frame of nothing before one', [10, 10], [empty, both], [10, 10], true],
  ['no frame', [40, 30], [], [40, 30], false],
  ['a comment of 100 kB before a frame', [10, 10], [comment(100_000), both], [40, 30], false],
  ['a delay and repetition before a frame', [10, 10], [repeat, wait, both], [40, 30], false],
  ['two frames', [40, 30], [repeat, wait, both, wait, both], [40, 30], true],
  ['two frames that do not repeat', [40, 30], [both, both], [40, 30], true],
  ['an unknown block before a frame', [10, 10], [[0], both], [10, 10]],
];

/** GIFs whose screen and frames disagree. */
export function gifs(): Specimen[] {
  const make = specimens('image/gif');
  return [
    ...table.map(([name, screen, blocks, size, animated]) =>
      make(name, gif(screen, blocks), size, animated === undefined ? {} : { animated }),
    ),
    make('the older version', gif([40, 30], [both], 'GIF87a'), [40, 30]),
  ];
}
