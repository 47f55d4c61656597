/** Where the blocks of a GIF begin: behind its header, screen descriptor and global colour table. */
const screenEnd = 13;

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

/**
 * Whether a GIF has more than one frame, from its first bytes; null where they do not tell. The extension that asks
 * for repetition comes before the first frame and is believed where the second is out of sight.
 * Sources: GIF89a specification; Netscape's application extension.
 */
export function isAnimatedGif(bytes: Uint8Array): boolean | null {
  let frames = 0;
  let repeats = false;
  let at = screenEnd + colourTableBytes(bytes[10] ?? 0);

  function skipSubBlocks(): void {
    for (let length = bytes[at]; length; length = bytes[at]) at += 1 + length;
    at++;
  }

  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      frames++;
      if (frames > 1) return true;
      at += 10 + colourTableBytes(bytes[at + 9] ?? 0) + 1;
    } else if (kind === 0x21) {
      const name = String.fromCharCode(...bytes.subarray(at + 3, at + 14));
      if (name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0') repeats = true;
      at += 2;
    } else {
      // The trailer ends the picture; anything else is damage, of which browsers show what came before.
      return false;
    }
    skipSubBlocks();
  }
  return repeats || null;
}
