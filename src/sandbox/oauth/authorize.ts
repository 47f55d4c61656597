import { Hono } from 'hono';
import type { Coverage } from '#sandbox/world/installations.ts';
import { users } from '#sandbox/world/sample-data.ts';
import { findSite, type World } from '#sandbox/world/world.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { consentPage, refusedAuthorizePage } from './consent-page.ts';

function redirectTo(request: AuthorizeRequest, parameters: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return url.href;
}

/** The selected sites or workspace; undefined unless they belong to one workspace. Source: OAuth guide, v1 app anatomy. */
function coverageOf(world: World, form: URLSearchParams): Coverage | undefined {
  const workspaceIds = form
    .getAll('workspace')
    .filter((id) => world.workspaces.some((known) => known.id === id));
  const sites = form.getAll('site').flatMap((id) => findSite(world, id) ?? []);
  const touched = new Set([...workspaceIds, ...sites.map((site) => site.workspaceId)]);
  if (touched.size !== 1) return undefined;
  return workspaceIds.length > 0
    ? { workspaceIds, siteIds: [] }
    : { workspaceIds: [], siteIds: sites.map((site) => site.id) };
}

/** The scopes that the person allows: those that are checked, or all where the page offers no choice. */
function grantedScopes({ unconfirmed }: World, { scopes }: AuthorizeRequest, form: URLSearchParams) {
  if (!unconfirmed.consentGrantsFewer) return scopes;
  const granted = form.getAll('grant');
  return scopes.filter((scope) => granted.includes(scope));
}

/** The routes of the consent page and of its form. Source: OAuth guide, Authorize. */
export function authorizeRoutes(world: World): Hono {
  const routes = new Hono();
  const read = (query: URLSearchParams) =>
    readAuthorizeRequest(query, world.app, world.unconfirmed.localhostRedirects);

  routes.get('/oauth/authorize', (context) => {
    const query = new URL(context.req.url).searchParams;
    const request = read(query);
    return 'refusal' in request
      ? context.html(refusedAuthorizePage(request.refusal), 400)
      : context.html(consentPage(world, request, query));
  });

  routes.post('/oauth/authorize', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const request = read(form);
    if ('refusal' in request) return context.html(refusedAuthorizePage(request.refusal), 400);
    if (form.get('decision') !== 'allow') {
      return context.redirect(redirectTo(request, { ...world.unconfirmed.denial }));
    }
    const coverage = coverageOf(world, form);
    if (!coverage) {
      return context.html(
        refusedAuthorizePage('Go back and choose sites of one workspace, or one whole workspace.'),
        400,
      );
    }
    const scopes = grantedScopes(world, request, form);
    if (scopes.length === 0) {
      return context.html(refusedAuthorizePage('Go back and allow at least one of the permissions.'), 400);
    }
    const code = world.codes.issue({
      ...coverage,
      userId: users.ingrid.id,
      scopes,
      redirectUri: request.sentRedirectUri,
    });
    return context.redirect(redirectTo(request, { code }));
  });

  return routes;
}
