import * as v from 'valibot';
import { routes } from '../../src/contract/routes.ts';
import {
  type Candidate,
  type CandidateFile,
  type EstimatedVariant,
  type WeighedAssetRequest,
  WeighingLine,
  weighingProtocol,
} from '../../src/contract/weighing.ts';
import type { Harness } from '../../test/support/servers/harness/harness.ts';

/** A caller of the backend. */
export interface Caller {
  readonly backend: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one press was answered with. */
export interface Weighing {
  readonly candidates: readonly Candidate[];
  readonly variants: readonly EstimatedVariant[];
  /** How many assets were done. */
  readonly weighed: number;
  /** What could not be weighed, as text. */
  readonly refused: readonly string[];
  readonly isWhole: boolean;
}

/** The two people of a harness. */
export function callersOf({ backend, headers, colleagueHeaders }: Harness): { one: Caller; other: Caller } {
  return { one: { backend, headers }, other: { backend, headers: colleagueHeaders } };
}

async function post({ backend, headers }: Caller, path: string, body: object): Promise<Response> {
  const response = await fetch(`${backend}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** One press: everything that is answered about these assets. */
export async function weigh(caller: Caller, assets: readonly WeighedAssetRequest[]): Promise<Weighing> {
  const body = { protocol: weighingProtocol, assets };
  const text = await (await post(caller, routes.weigh.path, body)).text();
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(WeighingLine, JSON.parse(line)));
  return {
    candidates: lines.flatMap((line) => ('candidate' in line ? [line.candidate] : [])),
    variants: lines.flatMap((line) => ('variant' in line ? [line.variant] : [])),
    weighed: lines.filter((line) => 'weighed' in line).length,
    refused: lines.flatMap((line) => ('refused' in line ? [JSON.stringify(line.refused)] : [])),
    isWhole: lines.some((line) => 'done' in line && line.done.isWhole),
  };
}

/** The bytes of an asset's original, or of a candidate. */
export async function weighedFile(
  caller: Caller,
  assetId: string,
  file: CandidateFile | null,
): Promise<Uint8Array> {
  const body = { protocol: weighingProtocol, assetId, file };
  return new Uint8Array(await (await post(caller, routes.readWeighedFile.path, body)).arrayBuffer());
}
