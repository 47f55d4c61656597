import type { StoredAsset } from '#sandbox/world/asset.ts';

/** The kinds of files that are no images: a video, an animation of vectors and a document. */
export type FileKind = 'mp4' | 'lottie' | 'pdf';

/** An asset that is no image. `seed` makes its bytes differ from those of other files. */
export interface FileFixture {
  key: string;
  assetId: string;
  siteId: string;
  fileName: string;
  kind: FileKind;
  size: number;
  seed: number;
}

/** The media types Webflow reports. Source: Data API v2, assets of these kinds; IANA. */
export const fileTypes = {
  mp4: 'video/mp4',
  lottie: 'application/json',
  pdf: 'application/pdf',
} as const satisfies Record<FileKind, string>;

function headOf({ kind, seed }: FileFixture): Buffer {
  switch (kind) {
    case 'mp4':
      return Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        Buffer.from('ftypisom\0\0\x02\0isomiso2', 'latin1'),
        Buffer.from([0, 0, 0, 8]),
        Buffer.from('free', 'latin1'),
        Buffer.from(String(seed)),
      ]);
    case 'lottie':
      return Buffer.from(`{"v":"5.12.0","fr":30,"ip":0,"op":60,"w":320,"h":320,"nm":"${seed}","layers":[]}`);
    case 'pdf':
      return Buffer.from(
        `%PDF-1.4\n%${seed}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
      );
  }
}

/** The bytes of a file: a head of its kind, filled up with spaces. */
export function bytesOfFile(fixture: FileFixture): Buffer {
  const head = headOf(fixture);
  return Buffer.concat([head, Buffer.alloc(Math.max(0, fixture.size - head.length), 0x20)]);
}

/** The path of a file on the CDN. Source: published sites. */
export function filePath({ siteId, assetId, fileName }: FileFixture): string {
  return `/${siteId}/${assetId}_${encodeURIComponent(fileName)}`;
}

/** The asset of a file in the shape of the Data API. Source: Data API v2, Get Asset. */
export function toStoredFile(fixture: FileFixture, cdnOrigin: string): StoredAsset {
  const { key, assetId, siteId, fileName, kind, size } = fixture;
  return {
    key,
    width: 0,
    folderId: null,
    altTextByLocale: {},
    asset: {
      id: assetId,
      contentType: fileTypes[kind],
      size,
      siteId,
      hostedUrl: cdnOrigin + filePath(fixture),
      originalFileName: fileName,
      displayName: fileName,
      lastUpdated: '2026-08-11T16:42:05.871Z',
      createdOn: '2026-06-11T10:15:30.250Z',
      variants: [],
      altText: null,
    },
  };
}
