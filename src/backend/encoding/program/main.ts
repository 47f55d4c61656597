import { constants, getPriority, setPriority } from 'node:os';
import type { ProgramRequest, ProgramResponse, SourcePicture } from '../messages.ts';
import { setUpSharp } from './decoders.ts';
import type { Opened } from './opened.ts';
import { Raster } from './raster.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** The program of a process that encodes: one original at a time, one request after the other. */
setUpSharp();
// Where cores are few, the process that answers people goes first.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

let opened: Opened | null = null;

/** svgo takes 36 MB. */
async function openSvg(bytes: Uint8Array, picture: SourcePicture): Promise<Opened> {
  const { Svg } = await import('./svg.ts');
  return new Svg(bytes, picture);
}

async function open({
  bytes,
  picture,
  limits,
}: Extract<ProgramRequest, { kind: 'open' }>): Promise<ProgramResponse> {
  opened = null;
  opened =
    picture.type === 'image/svg+xml'
      ? await openSvg(bytes, picture)
      : await Raster.open(bytes, picture.type, limits);
  return opened.facts;
}

function answer(request: ProgramRequest): Promise<ProgramResponse> {
  if (request.kind === 'open') return open(request);
  if (!opened) throw new Refusal('encoder_failed');
  if (request.kind === 'encode') return opened.encode(request.file);
  return request.kind === 'size' ? opened.sizeOf(request.file) : opened.findQuality(request.demand);
}

async function respond(request: ProgramRequest): Promise<ProgramResponse> {
  try {
    return await answer(request);
  } catch (error) {
    return { kind: 'refused', reason: refusalOf(error).reason };
  }
}

process.on('message', async (request: ProgramRequest) => process.send?.(await respond(request)));
process.on('disconnect', () => process.exit());
