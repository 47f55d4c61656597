import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { routes } from '#contract/routes.ts';
import { type UsePlace, UsesAnswer, type UsesRequest, usesProtocol } from '#contract/uses.ts';
import type { SiteContent } from '#sandbox/content/model.ts';
import { truthOf } from '#sandbox/content/truth.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';

/** Where a connection is made that lets the app look for uses. */
export const usesStart = '/oauth/start?for=uses';

type Action = UsesRequest['action'];

const lookAgainMs = 10;

/** A panel that has what was answered to it, as the contract says, and signs in again where its session has ended. */
export function createUsesClient(backend: TestBackend, first: string) {
  let session = first;
  let known: UsesRequest['known'];
  const places = new Map<string, UsePlace>();

  async function send(action: Action | string, more: object = {}) {
    return backend.ask(routes.readUses.path, {
      body: { protocol: usesProtocol, action, ...(known ? { known } : {}), ...more },
      headers: { authorization: `Bearer ${session}` },
    });
  }

  async function ask(action: Action = 'look') {
    let response = await send(action);
    if (response.status === 401) {
      session = await backend.signIn();
      response = await send(action);
    }
    if (!response.ok) throw new Error(await response.text());
    const answer = v.parse(v.strictObject(UsesAnswer.entries), await response.json());
    if (answer.reading !== known?.reading) places.clear();
    for (const place of answer.places) places.set(place.key, place);
    for (const key of answer.gone) places.delete(key);
    known = { reading: answer.reading, revision: answer.revision };
    return answer;
  }

  /** Looks until the answer is as wanted. `between` is called between two looks; without it, the job has time between them. */
  async function until(isWanted: (answer: UsesAnswer) => boolean, between?: () => void) {
    const end = Date.now() + hangAfter.wait;
    for (;;) {
      const answer = await ask();
      if (answer.isWhole && isWanted(answer)) return answer;
      if (Date.now() > end) throw new Error(`not yet: ${JSON.stringify({ ...answer, places: [] })}`);
      between?.();
      await pause(between ? 0 : lookAgainMs);
    }
  }

  return {
    send,
    ask,
    until,
    places,
    /** Presses "Find uses" and waits until it is over. */
    async read(action: Action = 'read', between?: () => void) {
      await ask(action);
      return until(({ state }) => state !== 'reading', between);
    },
    byName: (name: string) => [...places.values()].find((place) => place.name === name),
  };
}

/** The assets used in a place, as lines; what the model of the world says and what was read have the same form. */
export function usesIn(places: Iterable<UsePlace>): string[] {
  const lines = [...places].flatMap(({ kind, id, assets, items }) =>
    kind === 'collection'
      ? items.map(({ assetId, item }) => `${assetId} collection ${id} ${item}`)
      : assets.map(([assetId, count]) => `${assetId} ${kind} ${id} ×${count}`),
  );
  return [...new Set(lines)].toSorted();
}

/** The same of the world's model. */
export function trueUses(backend: TestBackend, siteId: string = sites.outdoors.id): string[] {
  const { uses } = truthOf(backend.webflow.world, siteId);
  const lines = [...uses].flatMap(([assetId, { pages, components, items }]) => [
    ...pages.map(({ id, count }) => `${assetId} page ${id} ×${count}`),
    ...components.map(({ id, count }) => `${assetId} component ${id} ×${count}`),
    ...items.map(({ collectionId, item }) => `${assetId} collection ${collectionId} ${item}`),
  ]);
  return [...new Set(lines)].toSorted();
}

export interface StartUsesOptions extends TestBackendOptions {
  readonly content?: SiteContent;
  /** The scopes that are granted; all that are asked for by default. */
  readonly scopes?: readonly string[];
}

/** A backend whose site is connected for uses, with a panel on it. What was asked of Webflow until now is forgotten. */
export async function startUses({ content, scopes, ...options }: StartUsesOptions = {}) {
  const backend = await startBackend({
    ...options,
    webflow: { ...options.webflow, ...(content ? { content: [content] } : {}) },
  });
  await backend.install(scopes ? { scopes } : {}, usesStart);
  const session = await backend.signIn();
  backend.webflow.calls.reset();
  const { calls } = backend.webflow;
  return {
    backend,
    session,
    client: createUsesClient(backend, session),
    /** How many calls were made to each route, without those that were not. */
    counts: () =>
      Object.fromEntries(
        [...Map.groupBy(calls.list(), ({ route }) => route ?? 'other')].map(([route, all]) => [
          route,
          all.length,
        ]),
      ),
  };
}
