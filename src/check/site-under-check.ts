import * as v from 'valibot';
import { Untried } from '#contract/webflow-facts/verdict.ts';
import type { WebflowReads } from './webflow-reads.ts';

const Variant = v.object({
  hostedUrl: v.string(),
  displayName: v.optional(v.string(), ''),
  quality: v.nullish(v.number()),
});

const ListedAsset = v.object({
  id: v.string(),
  contentType: v.optional(v.string(), ''),
  hostedUrl: v.string(),
  altText: v.nullish(v.string()),
  variants: v.optional(v.array(Variant), []),
});
export type ListedAsset = v.InferOutput<typeof ListedAsset>;

const AssetList = v.object({
  assets: v.array(ListedAsset),
  pagination: v.object({ limit: v.number(), total: v.number() }),
});

const Introspection = v.object({ authorization: v.object({ scope: v.optional(v.string(), '') }) });

/** List pages that are read in search of an asset of every kind. */
const listPages = 5;
const pageSize = 100;

/** The site that a person names, and what the run knows of it. */
export interface SiteUnderCheck {
  readonly reads: WebflowReads;
  readonly siteId: string;
  /** Empty for a token that is no OAuth token. */
  readonly scopes: ReadonlySet<string>;
  readonly assets: readonly ListedAsset[];
  /** The page size of List Assets where no limit is given. */
  readonly defaultPageSize: number;
  /** Ids of assets that the person names. */
  readonly foreignAsset?: string | undefined;
  readonly decorativeAsset?: string | undefined;
  /** The registered app. */
  readonly app?: { readonly clientId: string; readonly clientSecret: string } | undefined;
}

/** The run can't begin. The message says what to do, and nothing that Webflow answered. */
export class CannotCheckError extends Error {}

/** Returns the parsed body of a successful answer. Throws `Untried` for any other. */
export function parsed<const S extends v.GenericSchema>(
  schema: S,
  { status, body }: { status: number; body: unknown },
) {
  if (status === 403) throw new Untried('scope');
  const result = v.safeParse(schema, body);
  if (status !== 200 || !result.success) throw new Untried('noAnswer');
  return result.output;
}

/** Reads what the checks share: the token's scopes, and the site's assets. Throws `CannotCheckError`. */
export async function openSite(
  named: Pick<SiteUnderCheck, 'reads' | 'siteId' | 'foreignAsset' | 'decorativeAsset' | 'app'>,
): Promise<SiteUnderCheck> {
  const { reads, siteId } = named;
  const introspected = await reads.call('/v2/token/introspect');
  if (introspected.status === 401)
    throw new CannotCheckError('Webflow refuses the token. Make a new one and set WEBFLOW_TOKEN.');
  const { authorization } = parsed(Introspection, introspected);
  const path = `/v2/sites/${encodeURIComponent(siteId)}/assets`;
  const first = await reads.call(path);
  if (first.status === 401 || first.status === 403)
    throw new CannotCheckError('The token may not read assets of the site. Give it the scope assets:read.');
  if (first.status === 400 || first.status === 404)
    throw new CannotCheckError('Webflow knows no site of that id for the token. Check --site.');
  const { pagination, assets } = parsed(AssetList, first);
  const all = new Map(assets.map((asset) => [asset.id, asset]));
  for (let page = 0; page < listPages && page * pageSize < pagination.total; page += 1) {
    const next = parsed(AssetList, await reads.call(`${path}?limit=${pageSize}&offset=${page * pageSize}`));
    for (const asset of next.assets) all.set(asset.id, asset);
  }
  return {
    ...named,
    scopes: new Set(authorization.scope.split(/[\s,]+/).filter(Boolean)),
    assets: [...all.values()],
    defaultPageSize: pagination.limit,
  };
}
