import { primarySize, sizeWith } from './avif-size.ts';
import { type Box, boxesIn, findBox } from './boxes.ts';
import { type Found, findSize } from './found.ts';
import type { Head } from './head.ts';

/** The brands of a file, the major one first. Source: ISO/IEC 14496-12, 4.3. */
export function brandsOf(head: Head): readonly string[] {
  if (head.text(4, 4) !== 'ftyp') return [];
  const end = Math.min(head.long(0), head.bytes.length, 256);
  const brands = [head.text(8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.text(at, 4));
  return brands;
}

/** The bytes of a sample entry before the boxes in it. Source: ISO/IEC 14496-12, 12.1.3. */
const sampleEntry = 78;

/** A track of AV1 pictures: its size as it is shown, and how many pictures it has. */
function trackOf(head: Head, trak: Box): { size: readonly [number, number] | null; frames: number } | null {
  const tkhd = findBox(head, 'tkhd', trak);
  const mdia = findBox(head, 'mdia', trak);
  const minf = mdia && findBox(head, 'minf', mdia);
  const stbl = minf && findBox(head, 'stbl', minf);
  const stsd = stbl && findBox(head, 'stsd', stbl);
  const entry = stsd && findBox(head, 'av01', { start: stsd.start + 8, end: stsd.end });
  if (!tkhd || !entry) return null;
  const stsz = findBox(head, 'stsz', stbl);
  // Fixed-point numbers of 16 bits before the point are the last of the header.
  const size = [head.short(tkhd.end - 8), head.short(tkhd.end - 4)] as const;
  const properties = [...boxesIn(head, entry.start + sampleEntry, entry.end)];
  return { size: sizeWith(head, properties, size), frames: stsz ? head.long(stsz.start + 8) : 1 };
}

function firstTrack(head: Head, moov: Box): ReturnType<typeof trackOf> {
  for (const box of boxesIn(head, moov.start, moov.end)) {
    const track = box.type === 'trak' ? trackOf(head, box) : null;
    if (track) return track;
  }
  return null;
}

/**
 * Reads an AVIF: the primary item of a still picture, the first track of a sequence. The boxes of a file may come in
 * any order. Sources: AVIF 1.1, 4 and 6; ISO/IEC 23008-12.
 */
export function readAvif(head: Head, found: Found): void {
  const brands = brandsOf(head);
  const [major] = brands;
  const isSequence = brands.includes('avis');
  if (!isSequence) found.animated = false;
  for (const box of boxesIn(head, 0, Number.MAX_SAFE_INTEGER)) {
    if (box.type === 'meta' && (major !== 'avis' || found.width === null)) {
      const size = primarySize(head, box);
      if (size) findSize(found, ...size);
      if (!isSequence) return;
    }
    if (box.type === 'moov') {
      const track = firstTrack(head, box);
      if (track?.size && (major === 'avis' || found.width === null)) findSize(found, ...track.size);
      found.animated = (track?.frames ?? 1) > 1;
      if (found.width !== null) return;
    }
  }
}
