import sharp from 'sharp';
import { limits } from '#backend/platform/limits.ts';
import type { MeasuredFile } from '#contract/measurements.ts';
import type { RespondReply, ScriptedReply } from '#sandbox/faults/replies.ts';
import { startMeasuring } from '#test/support/backend/measured.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The mime type of the pictures below. */
export const png = 'image/png';

const sheet = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } });

/** A picture of 20 × 20 pixels that is read whole. */
export const small: Bytes = new Uint8Array(await sheet(20).png().toBuffer());

/** A picture of 400 × 400 pixels of which only the first bytes are read. */
export const large: Bytes = new Uint8Array(await sheet(400).png({ compressionLevel: 0 }).toBuffer());

/** The first bytes of the large one, as many as are asked for. */
export const largeHead: Bytes = large.slice(0, limits.fileHeadBytes);

/** A reply with a picture; what a test does not say is as a CDN has it. */
export function sends(body: Bytes, more: Partial<RespondReply> = {}): RespondReply {
  return { kind: 'respond', body, ...more, headers: { 'Content-Type': png, ...more.headers } };
}

/** The header that says which part of a file is sent. */
export const range = (value: string) => ({ 'Content-Range': value });

/** What a file host replies to a GET, and to a HEAD where that is not as usual. */
export interface FileHost {
  readonly get: ScriptedReply;
  readonly head?: ScriptedReply;
}

/** What a file is measured as, of a host that replies so. */
export async function measuredFrom({ get, head }: FileHost): Promise<MeasuredFile> {
  const { backend, measure } = await startMeasuring({ deadline: shortDeadline });
  backend.webflow.faults.always('GET cdn', get);
  if (head) backend.webflow.faults.always('HEAD cdn', head);
  return (await measure('svg')).original;
}
