import * as v from 'valibot';
import { Fire } from './cannon.ts';
import { fireEvenly } from './fire-evenly.ts';
import { fireFast } from './fire-fast.ts';
import { noteShots } from './shots.ts';

/** Fires what its argument says and prints, as one line of JSON, what came back. */
const fire = v.parse(Fire, JSON.parse(process.argv[2] ?? 'null'));
const shots = noteShots();
await (fire.rate === undefined ? fireFast(fire, shots) : fireEvenly(fire, fire.rate, shots));
process.stdout.write(`${JSON.stringify(shots.hits())}\n`);
