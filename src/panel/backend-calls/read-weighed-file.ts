import { routes } from '#contract/routes.ts';
import { type CandidateFile, type WeighedFileRequest, weighingProtocol } from '#contract/weighing.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendResult, failure } from '#panel/backend/request.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Reads the bytes of an asset's original (`file` null) or of one candidate. The blob has their media type. */
export function readWeighedFile(
  backend: Pick<Backend, 'call'>,
  assetId: string,
  file: CandidateFile | null,
  signal: AbortSignal,
): Promise<BackendResult<Blob>> {
  const own = file && { format: file.format, quality: file.quality, width: file.width };
  const body = { protocol: weighingProtocol, assetId, file: own } satisfies WeighedFileRequest;
  const call = {
    path: routes.readWeighedFile.path,
    body,
    deadline: timeouts.weighedFile,
    async read(response: Response): Promise<BackendResult<Blob>> {
      const blob = await response.blob();
      // A proxy's own page, for example.
      return blob.type.startsWith('image/') && blob.size > 0
        ? { ok: true, value: blob }
        : failure('bad_answer');
    },
  };
  return backend.call(call, signal);
}
