import { boxesIn, findBox } from '../measurements/formats/boxes.ts';
import { CutOffError, Head } from '../measurements/formats/head.ts';
import { chunksBeforePixels } from '../measurements/formats/png-chunks.ts';
import type { EncodedType } from './messages.ts';

/** sRGB as PNG writes it: its gamma, and the places of white, red, green and blue. Source: PNG (third edition), 11.3.2.1, 11.3.2.2. */
const srgbGamma = 45_455;
const srgbPlaces = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
/** Programs round them, and a hundredth of what they count is nothing that is seen. */
const tolerance = 1_000;

/** Code points of BT.709's primaries and of sRGB's transfer, and those that browsers take for them. Source: ITU-T H.273, tables 2, 3. */
const ownPrimaries = new Set([1, 2]);
const ownTransfers = new Set([1, 2, 6, 13]);
const srgbTransfer = 13;

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= tolerance;

/** A profile and sRGB's own chunk go before gamma and places, `cICP` before all. Source: PNG (third edition), 4.3. */
function isPngOther(head: Head): boolean {
  const chunks = new Map<string, number>();
  for (const { type, at } of chunksBeforePixels(head, 8)) if (!chunks.has(type)) chunks.set(type, at);
  const cicp = chunks.get('cICP');
  if (cicp !== undefined) return head.byte(cicp) !== 1 || head.byte(cicp + 1) !== srgbTransfer;
  if (chunks.has('iCCP') || chunks.has('sRGB')) return false;
  const gamma = chunks.get('gAMA');
  const places = chunks.get('cHRM');
  return (
    (gamma !== undefined && !isNear(head.long(gamma), srgbGamma)) ||
    (places !== undefined && !srgbPlaces.every((place, at) => isNear(head.long(places + 4 * at), place)))
  );
}

/** A profile goes before code points. Source: AVIF 1.1, 2.3.5. */
function isAvifOther(head: Head): boolean {
  const meta = findBox(head, 'meta', { start: 0, end: head.bytes.length });
  const iprp = meta && findBox(head, 'iprp', { start: meta.start + 4, end: meta.end });
  const ipco = iprp && findBox(head, 'ipco', iprp);
  const described = ipco
    ? [...boxesIn(head, ipco.start, ipco.end)].filter(({ type }) => type === 'colr')
    : [];
  const kinds = described.map(({ start }) => head.text(start, 4));
  if (kinds.some((kind) => kind === 'prof' || kind === 'rICC')) return false;
  return described.some(
    ({ start }, at) =>
      kinds[at] === 'nclx' &&
      !(ownPrimaries.has(head.short(start + 4)) && ownTransfers.has(head.short(start + 6))),
  );
}

/**
 * True where a PNG or AVIF says by numbers, without a profile, that its colors are not sRGB's. Browsers follow these numbers and sharp
 * doesn't, so a candidate would have other colors. Measured: Chromium 156, sharp 0.35.
 */
export function hasOtherColors(bytes: Uint8Array, type: EncodedType): boolean {
  try {
    if (type === 'image/png') return isPngOther(new Head(bytes));
    return type === 'image/avif' && isAvifOther(new Head(bytes));
  } catch (error) {
    // The decoder says what is damaged.
    if (error instanceof CutOffError) return false;
    throw error;
  }
}
