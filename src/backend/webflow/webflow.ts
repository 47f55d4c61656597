import * as v from 'valibot';
import type { Asset } from '#contract/asset.ts';
import type { Party } from '../shares/rule.ts';
import { createAsk } from './ask.ts';
import { AssetAnswer, AssetsAnswer, largestPage } from './asset-answer.ts';
import { WebflowFailure } from './failure.ts';
import { listSitePages } from './list-site-pages.ts';
import type { Reservation } from './pacing.ts';
import {
  type LocaleAnswer,
  type ReachedSite,
  SiteAnswer,
  SiteLocalesAnswer,
  SitesAnswer,
} from './site-answers.ts';
import { type Authorization, IntrospectAnswer, ResolveAnswer, TokenAnswer } from './token-answers.ts';
import type { Call, Transport } from './transport.ts';

/** Every call we make to Webflow. Each throws WebflowFailure where there is no good answer. */
export interface Webflow {
  getAsset(token: string, assetId: string, signal: AbortSignal, options?: GetAssetOptions): Promise<Asset>;
  /**
   * A page of a site's assets, as Get Asset would answer each. Those that cannot be read are left out. With `localeId` the alt
   * texts are of that locale.
   */
  listAssets(
    token: string,
    siteId: string,
    offset: number,
    signal: AbortSignal,
    reservation: Reservation,
    localeId?: string,
  ): Promise<AssetPage>;
  /** What the token covers and may do. Refused with 401 once the app was uninstalled. */
  introspect(token: string, signal: AbortSignal): Promise<Authorization>;
  resolveIdToken(token: string, idToken: string, signal: AbortSignal): Promise<ResolveAnswer>;
  /** All sites the token reaches, page by page. */
  listSites(token: string, signal: AbortSignal): AsyncIterable<readonly ReachedSite[]>;
  /** The workspace a site is in, as Webflow says. */
  getWorkspaceOfSite(token: string, siteId: string, signal: AbortSignal): Promise<string | null>;
  /** The enabled locales of a site, the primary one first. */
  getLocales(token: string, siteId: string, signal: AbortSignal, party?: Party): Promise<SiteLocale[]>;
  /** The access token for an authorisation code. */
  exchangeCode(code: string, signal: AbortSignal): Promise<string>;
  revoke(token: string, signal: AbortSignal): Promise<void>;
}

export interface GetAssetOptions {
  /** Asks for the alt text of that locale; without it, it is the primary one's. */
  readonly localeId?: string;
  readonly reservation?: Reservation | undefined;
  readonly party?: Party | undefined;
}

/** A page of a list. */
export interface AssetPage {
  readonly assets: readonly Asset[];
  /** How many assets it has, with those that cannot be read. */
  readonly length: number;
  /** How many the whole list has by now, and a whole page. */
  readonly total: number;
  readonly pageSize: number;
}

/** A locale in which a site is published. */
export interface SiteLocale extends Pick<LocaleAnswer, 'id' | 'displayName' | 'tag'> {
  readonly isPrimary: boolean;
}

export interface WebflowOptions {
  readonly transport: Transport;
  /** Origin of the Data API and of the code exchange. */
  readonly apiUrl: string;
  /** Origin of the revocation call. */
  readonly oauthUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sent in the exchange exactly as in the authorize URL, as RFC 6749 §4.1.3 asks. */
  readonly redirectUri: string;
}

/** Webflow's Data API v2 and OAuth endpoints over a transport. */
export function createWebflow(options: WebflowOptions): Webflow {
  const { transport, clientId, clientSecret } = options;
  const client = { client_id: clientId, client_secret: clientSecret };

  const ask = createAsk(transport);
  const api = options.apiUrl;

  /** One site, which must be the one that was asked for. */
  async function getSite<const S extends v.GenericSchema<unknown, { readonly id: string }>>(
    schema: S,
    token: string,
    siteId: string,
    { signal, party }: Pick<Call, 'signal' | 'party'>,
  ): Promise<v.InferOutput<S>> {
    const path = `/v2/sites/${encodeURIComponent(siteId)}`;
    const site = await ask(schema, api, path, { kind: 'get_site', token, signal, party });
    if (site.id !== siteId) throw new WebflowFailure({ kind: 'bad_answer', what: 'another site' });
    return site;
  }

  return {
    async getAsset(token, assetId, signal, { localeId, reservation, party } = {}) {
      const query = localeId === undefined ? '' : `?${new URLSearchParams({ localeId })}`;
      const path = `/v2/assets/${encodeURIComponent(assetId)}${query}`;
      const asset = await ask(AssetAnswer, api, path, {
        kind: 'get_asset',
        token,
        signal,
        reservation,
        party,
      });
      if (asset.id !== assetId) throw new WebflowFailure({ kind: 'bad_answer', what: 'another asset' });
      return asset;
    },

    async listAssets(token, siteId, offset, signal, reservation, localeId) {
      const query = new URLSearchParams({ offset: String(offset), limit: String(largestPage) });
      if (localeId !== undefined) query.set('localeId', localeId);
      const path = `/v2/sites/${encodeURIComponent(siteId)}/assets?${query}`;
      const { assets, pagination } = await ask(AssetsAnswer, api, path, {
        kind: 'list_assets',
        token,
        signal,
        reservation,
      });
      return {
        assets: assets.flatMap((asset) => {
          const parsed = v.safeParse(AssetAnswer, asset);
          return parsed.success ? [parsed.output] : [];
        }),
        length: assets.length,
        total: pagination.total,
        pageSize: pagination.limit || largestPage,
      };
    },

    introspect: async (token, signal) =>
      (await ask(IntrospectAnswer, api, '/v2/token/introspect', { kind: 'introspect', token, signal }))
        .authorization,

    resolveIdToken: (token, idToken, signal) =>
      ask(ResolveAnswer, api, '/beta/token/resolve', {
        kind: 'resolve',
        token,
        signal,
        body: { idToken },
      }),

    listSites: (token, signal) =>
      listSitePages((query) =>
        ask(SitesAnswer, api, `/v2/sites${query}`, { kind: 'list_sites', token, signal }),
      ),

    getWorkspaceOfSite: async (token, siteId, signal) =>
      (await getSite(SiteAnswer, token, siteId, { signal })).workspaceId,

    async getLocales(token, siteId, signal, party) {
      const { locales } = await getSite(SiteLocalesAnswer, token, siteId, { signal, party });
      const primary = locales?.primary ? [locales.primary] : [];
      const enabled = (locales?.secondary ?? []).filter((locale) => locale.enabled !== false);
      return [...primary, ...enabled].map(({ id, displayName, tag }, index) => {
        return { id, displayName, tag, isPrimary: index < primary.length };
      });
    },

    async exchangeCode(code, signal) {
      const body = { ...client, code, grant_type: 'authorization_code', redirect_uri: options.redirectUri };
      return (await ask(TokenAnswer, api, '/oauth/access_token', { kind: 'exchange_code', body, signal }))
        .access_token;
    },

    async revoke(token, signal) {
      const body = { ...client, access_token: token };
      await ask(v.unknown(), options.oauthUrl, '/oauth/revoke_authorization', {
        kind: 'revoke',
        body,
        signal,
      });
    },
  };
}
