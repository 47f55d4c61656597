import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { replaceFile } from '../asset-edit.ts';
import { RefusedUploadError } from '../server.ts';
import { SentFile } from '../wire.ts';
import { DesignerError } from './designer-error.ts';
import { parseArgument } from './parse-argument.ts';

/** The media types that can be uploaded besides AVIF. Source: Designer API, `createAsset`. */
const types: readonly string[] = [
  ...['image/jpeg', 'image/jpg', 'image/png', 'image/gif', 'image/svg+xml', 'image/bmp', 'image/webp'],
];

const isTaken = (type: string): boolean =>
  types.includes(type) || (type === 'image/avif' && unconfirmed.replacementTakesAvif);

const FileArgument = v.object({ $file: SentFile });

/**
 * Replaces an asset's file and returns null. Throws `InvalidRequest` for what is no file, a type that isn't taken, a file that
 * is too large, and one that Webflow refuses. Source: Designer API typings, `setFile`.
 */
export async function setFile(assetId: string, argument: unknown): Promise<null> {
  const { $file: file } = parseArgument(FileArgument, argument);
  if (!isTaken(file.type))
    throw new DesignerError('InvalidRequest', `A file of the type "${file.type}" can't be uploaded`);
  if (file.bytes.byteLength > unconfirmed.largestUploadBytes)
    throw new DesignerError('InvalidRequest', 'An image can have 4 MB at most');
  try {
    await replaceFile(assetId, file);
  } catch (error) {
    if (error instanceof RefusedUploadError) throw new DesignerError('InvalidRequest', error.message);
    throw error;
  }
  return null;
}
