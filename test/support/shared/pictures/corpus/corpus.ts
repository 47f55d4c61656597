import { avifs } from './avifs.ts';
import { gifs } from './gifs.ts';
import { icons } from './icons.ts';
import { jpegs } from './jpegs.ts';
import { pngs } from './pngs.ts';
import type { Specimen } from './specimen.ts';
import { svgs } from './svgs.ts';
import { webps } from './webps.ts';

/** Pictures of every format browsers show, sound and odd, each with its size in Chromium 156. */
export async function corpus(): Promise<Specimen[]> {
  const coded = await Promise.all([jpegs(), webps(), avifs()]);
  return [...coded.flat(), ...pngs(), ...gifs(), ...icons(), ...svgs()];
}
