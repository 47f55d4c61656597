import * as v from 'valibot';
import { expect } from 'vitest';
import type { Encoder } from '#backend/encoding/encoder.ts';
import { routes } from '#contract/routes.ts';
import {
  type CandidateFile,
  type WeighedAssetRequest,
  WeighingLine,
  weighingProtocol,
} from '#contract/weighing.ts';
import type { RespondReply } from '#sandbox/faults/replies.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createFakeEncoder, type FakeEncoderOptions } from '#test/support/backend/fake-encoder.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';

/** An original as a CDN sends it: the first bytes of a JPEG. */
export const originalBytes = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 2, 3, 4, 5,
]);

/** A reply with an original; what a test does not say is as a CDN has it. */
export function sendsOriginal(
  body: Uint8Array<ArrayBuffer> = originalBytes,
  more: Partial<RespondReply> = {},
): RespondReply {
  return {
    kind: 'respond',
    body,
    ...more,
    headers: { 'Content-Length': String(body.byteLength), 'Content-Type': 'image/jpeg', ...more.headers },
  };
}

/** What is wanted of an asset. */
export function wants(id: string, more: Partial<WeighedAssetRequest> = {}): WeighedAssetRequest {
  return { id, widths: [], variantWidths: [], ...more };
}

function parsed(text: string): WeighingLine {
  return v.parse(WeighingLine, JSON.parse(text));
}

/** The lines of a response; fails where one is not of the contract. */
export async function weighingLines(response: Response): Promise<WeighingLine[]> {
  expect(response.status).toBe(200);
  const text = await response.text();
  if (text === '') return [];
  expect(text.endsWith('\n'), 'the last line has an end').toBe(true);
  return text.slice(0, -1).split('\n').map(parsed);
}

/** The lines as they arrive. */
export function readWeighing(response: Response) {
  if (!response.body) throw new Error('the answer has no body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const lines: WeighingLine[] = [];
  return {
    /** The next line, or undefined where the response has ended. */
    async next(): Promise<WeighingLine | undefined> {
      while (lines.length === 0) {
        const { done, value } = await reader.read();
        if (done) return undefined;
        const texts = (rest + value).split('\n');
        rest = texts.pop() ?? '';
        lines.push(...texts.map(parsed));
      }
      return lines.shift();
    },
    leave: () => reader.cancel(),
  };
}

/** One word for each line, and of candidates what they are. */
export function inShort(line: WeighingLine): string {
  if ('candidate' in line) {
    const { format, quality, width, isSuggested } = line.candidate;
    return `${format} ${quality} ${width}${isSuggested ? ' suggested' : ''}`;
  }
  if ('variant' in line)
    return `variant ${line.variant.format} ${line.variant.quality} ${line.variant.width}`;
  if ('refused' in line) return `refused ${line.refused.format} ${line.refused.reason}`;
  if ('done' in line) return line.done.problem?.code ?? 'done';
  return Object.keys(line).join();
}

/** A backend with a session and an encoder that is a fake unless one is given, and how it weighs. */
export async function startWeighing({
  encoder: options,
  realEncoder,
  ...more
}: Omit<SignedInOptions, 'encoder'> & { encoder?: FakeEncoderOptions; realEncoder?: Encoder } = {}) {
  const fake = createFakeEncoder(options);
  const started = await startSignedIn({ ...more, encoder: realEncoder ?? fake.encoder });
  const { backend } = started;
  const headers = (session = started.session) => ({ authorization: `Bearer ${session}` });

  function ask(
    assets: readonly object[],
    init: { session?: string; signal?: AbortSignal; more?: object } = {},
  ) {
    return backend.ask(routes.weigh.path, {
      body: { protocol: weighingProtocol, assets, ...init.more },
      headers: headers(init.session),
      ...(init.signal ? { signal: init.signal } : {}),
    });
  }

  return {
    ...started,
    fake,
    /** Returns the response to a call for these assets. */
    ask,
    /** The lines about the sandbox's assets with these keys, in short. */
    async weigh(keys: readonly string[], wanted: Partial<WeighedAssetRequest> = {}): Promise<string[]> {
      const lines = await weighingLines(await ask(keys.map((key) => wants(assetIdOf(key), wanted))));
      return lines.map(inShort);
    },
    /** Returns the response with a file of the sandbox's asset with this key. */
    file: (
      key: string,
      file: Partial<CandidateFile> | null,
      init: { session?: string; signal?: AbortSignal; more?: object } = {},
    ) =>
      backend.ask(routes.readWeighedFile.path, {
        body: { protocol: weighingProtocol, assetId: assetIdOf(key), file, ...init.more },
        headers: headers(init.session),
        ...(init.signal ? { signal: init.signal } : {}),
      }),
    /** How often the CDN was asked. */
    cdnCalls: () => backend.webflow.calls.list().filter(({ route }) => route?.endsWith(' cdn')).length,
    /** Changes what Webflow says of an asset. */
    change(key: string, changes: Partial<WebflowAsset>) {
      const stored = backend.webflow.world.assets.get(assetIdOf(key));
      if (!stored) throw new Error(`no asset ${key}`);
      Object.assign(stored.asset, changes);
    },
  };
}
