/**
 * An AVIF file with the brands and item types of HEIC, because sharp has no HEVC encoder. Readers of the brands detect
 * the HEIC that an iPhone saves; no browser but Safari decodes HEIC.
 * Source: ISO/IEC 23008-12, brands `heic` and `mif1`, item type `hvc1`.
 */
export function asHeic(avif: Buffer): Buffer {
  const names = [
    ['avif', 'heic'],
    ['av01', 'hvc1'],
    ['av1C', 'hvcC'],
  ] as const;
  const heic = Buffer.from(avif);
  const end = heic.indexOf('mdat', 0, 'latin1');
  for (const [av1, hevc] of names) {
    for (
      let at = heic.indexOf(av1, 0, 'latin1');
      at >= 0 && at < end;
      at = heic.indexOf(av1, at + 4, 'latin1')
    ) {
      heic.write(hevc, at, 'latin1');
    }
  }
  return heic;
}
