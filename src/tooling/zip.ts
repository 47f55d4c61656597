import { inflateRawSync } from 'node:zlib';

/** One file of an archive. `size` is its bytes unpacked. */
export interface ZipEntry {
  name: string;
  size: number;
  read(): Buffer;
}

const endRecord = 0x06054b50;
const endRecordSize = 22;
const directoryRecordSize = 46;
const fileHeaderSize = 30;
const deflated = 8;

function contentOf(zip: Buffer, header: number, method: number, packed: number): Buffer {
  const start = header + fileHeaderSize + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = zip.subarray(start, start + packed);
  return method === deflated ? inflateRawSync(bytes) : bytes;
}

/** The files of a zip archive in its directory's order. Throws where it is not one. Source: APPNOTE 6.3.10, §4.3. */
export function zipEntries(zip: Buffer): ZipEntry[] {
  let end = zip.length - endRecordSize;
  while (end >= 0 && zip.readUInt32LE(end) !== endRecord) end -= 1;
  if (end < 0) throw new Error('The file is not a zip archive');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [method, packed, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const nameLength = zip.readUInt16LE(at + 28);
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + directoryRecordSize, at + directoryRecordSize + nameLength);
    at += directoryRecordSize + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return { name, size, read: () => contentOf(zip, header, method, packed) };
  });
}
