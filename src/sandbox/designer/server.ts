import * as v from 'valibot';
import {
  type AssetChange,
  controlPaths,
  Delays,
  DesignerAsset,
  DesignerAssets,
  DesignerConfig,
  type FaultChange,
  FaultState,
  IdToken,
  type LocalesChange,
  Published,
  PublishedTag,
  SiteLocales,
} from '#sandbox/protocol/control.ts';
import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { SetFileFacts } from '#sandbox/protocol/set-file.ts';
import type { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import { Trouble } from '#sandbox/protocol/trouble.ts';
import type { SentFile } from './wire.ts';

async function ask<T extends v.GenericSchema>(
  schema: T,
  path: string,
  method = 'GET',
  body?: object,
): Promise<v.InferOutput<T>> {
  const response = await fetch(path, {
    method,
    ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} for ${path}`);
  return v.parse(schema, await response.json());
}

/** An upload that Webflow refuses. */
export class RefusedUploadError extends Error {}

async function putFile(
  assetId: string,
  { name, type, bytes }: SentFile,
  facts: SetFileFacts,
): Promise<DesignerAsset> {
  const query = { name, facts: JSON.stringify(v.parse(SetFileFacts, facts)) };
  const path = `${controlPaths.assets}/${assetId}/file?${new URLSearchParams(query)}`;
  const response = await fetch(path, { method: 'PUT', headers: { 'Content-Type': type }, body: bytes });
  if (response.status === 422) throw new RefusedUploadError(await response.text());
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} for ${path}`);
  return v.parse(DesignerAsset, await response.json());
}

/** The requests of the Designer page to its server. Each rejects if the sandbox has stopped or answers with an error. */
export const server = {
  config: () => ask(DesignerConfig, controlPaths.config),
  assets: async () => (await ask(DesignerAssets, controlPaths.assets)).assets,
  changeAsset: (assetId: string, change: AssetChange) =>
    ask(DesignerAsset, `${controlPaths.assets}/${assetId}`, 'PATCH', change),
  putFile,
  replaceAsTeammate: (assetId: string, kind: TeammateFile) =>
    ask(DesignerAsset, `${controlPaths.assets}/${assetId}/teammate-file?kind=${kind}`, 'POST'),
  trouble: () => ask(Trouble, controlPaths.trouble),
  setTrouble: (next: Trouble) => ask(Trouble, controlPaths.trouble, 'PUT', next),
  locales: () => ask(SiteLocales, controlPaths.locales),
  setLocales: (change: LocalesChange) => ask(SiteLocales, controlPaths.locales, 'POST', change),
  publish: async (edits: ElementEdits) => {
    await ask(Published, controlPaths.edits, 'PUT', edits);
  },
  publishedTag: (elementId: string) =>
    ask(PublishedTag, `${controlPaths.published}/${encodeURIComponent(elementId)}`),
  idToken: async () => (await ask(IdToken, controlPaths.idToken, 'POST')).idToken,
  faults: () => ask(FaultState, controlPaths.faults),
  changeFaults: (change: FaultChange) => ask(FaultState, controlPaths.faults, 'POST', change),
  delays: () => ask(Delays, controlPaths.delays),
  setDelays: (next: Delays) => ask(Delays, controlPaths.delays, 'PUT', next),
  uninstall: () => ask(FaultState, controlPaths.uninstall, 'POST'),
};
