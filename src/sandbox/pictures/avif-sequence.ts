import { box, findBox, fullBox, u16, u32 } from './boxes.ts';

/** `width` and `height` in pixels, `delay` in milliseconds per frame. */
export interface SequenceFacts {
  width: number;
  height: number;
  delay: number;
}

const unity = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

/** The `stsd` box: AV1 with the still's configuration record. Source: AV1 in ISOBMFF, `av01` sample entry. */
function sampleEntry(still: Buffer, { width, height }: SequenceFacts): Buffer {
  const { start, end } = findBox(still, 'av1C');
  const pixels = [u32(0, 0, 0, 0), u16(width, height), u32(0x480000, 0x480000, 0), u16(1)];
  const rest = [Buffer.alloc(32), u16(0x18, 0xffff), box('av1C', still.subarray(start, end))];
  return fullBox('stsd', 0, u32(1), box('av01', u32(0), u16(0, 1), ...pixels, ...rest));
}

function track(
  still: Buffer,
  samples: readonly { at: number; size: number }[],
  facts: SequenceFacts,
): Buffer {
  const { width, height, delay } = facts;
  const count = samples.length;
  const duration = count * delay;
  const table = box(
    'stbl',
    sampleEntry(still, facts),
    fullBox('stts', 0, u32(1, count, delay)),
    fullBox('stsc', 0, u32(1, 1, 1, 1)),
    fullBox('stsz', 0, u32(0, count, ...samples.map(({ size }) => size))),
    fullBox('stco', 0, u32(count, ...samples.map(({ at }) => at))),
  );
  const data = box('dinf', fullBox('dref', 0, u32(1), fullBox('url ', 1)));
  const handler = fullBox('hdlr', 0, u32(0), Buffer.from('pict'), u32(0, 0, 0), Buffer.from([0]));
  const media = box(
    'mdia',
    fullBox('mdhd', 0, u32(0, 0, 1000, duration), u16(0x55c4, 0)),
    handler,
    box('minf', fullBox('vmhd', 1, u16(0, 0, 0, 0)), data, table),
  );
  const head = fullBox(
    'tkhd',
    3,
    u32(0, 0, 1, 0, duration, 0, 0, 0, 0),
    unity,
    u32(width << 16, height << 16),
  );
  return box(
    'moov',
    fullBox('mvhd', 0, u32(0, 0, 1000, duration, 0x10000, 0x1000000, 0, 0), unity, u32(0, 0, 0, 0, 0, 0, 2)),
    box('trak', head, media),
  );
}

/**
 * An animated AVIF from stills of equal dimensions and the same encoder: the first still, followed by a track of all of
 * them. sharp cannot write image sequences. Throws if a still is not an AVIF.
 * Source: AV1 Image File Format 1.1, image sequences.
 */
export function avifSequence(stills: readonly Buffer[], facts: SequenceFacts): Buffer {
  const [first = Buffer.alloc(0), ...others] = stills;
  const start = Buffer.from(first);
  const brands = findBox(start, 'ftyp').start;
  start.write('avis', brands, 'latin1');
  start.write('avis', brands + 8, 'latin1');
  const payloads = others.map((still) => {
    const { start: from, end } = findBox(still, 'mdat');
    return still.subarray(from, end);
  });
  const own = findBox(start, 'mdat');
  let at = start.length + 8;
  const samples = [{ at: own.start, size: own.end - own.start }];
  for (const { length: size } of payloads) {
    samples.push({ at, size });
    at += size;
  }
  return Buffer.concat([start, box('mdat', ...payloads), track(start, samples, facts)]);
}
