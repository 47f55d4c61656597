import { html } from 'hono/html';
import type { World } from '#sandbox/world/world.ts';
import type { AuthorizeRequest } from './authorize-request.ts';

const scopeLabels: Record<string, string> = {
  'assets:read': 'See assets',
  'assets:write': 'Change assets',
  'authorized_user:read': 'See your name and email',
  'sites:read': 'See sites',
  'pages:read': 'See pages and what they show',
  'components:read': 'See components and what they show',
  'cms:read': 'See Collections and their items',
};

const style = `
:root { color-scheme: light; font: 15px/1.5 Inter, system-ui, sans-serif; color: #1a1b1f; background: #f3f4f6 }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; box-sizing: border-box }
main { width: min(440px, 100%); background: #fff; border: 1px solid #dadce1; border-radius: 12px; padding: 32px; box-sizing: border-box; box-shadow: 0 12px 40px rgb(20 24 36 / .08) }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 4px } p { margin: 0 0 16px; color: #50535c }
fieldset { border: 1px solid #dadce1; border-radius: 8px; margin: 0 0 12px; padding: 12px 16px } legend { font-weight: 600; padding: 0 4px }
label { display: flex; gap: 10px; align-items: baseline; padding: 4px 0 } ul { margin: 0 0 20px; padding-left: 20px }
.actions { display: flex; gap: 12px; justify-content: flex-end; margin-top: 20px }
button { font: inherit; font-weight: 600; padding: 9px 18px; border-radius: 6px; border: 1px solid #b9bcc5; background: #fff; color: inherit; cursor: pointer }
button[value=allow] { background: #146ef5; border-color: #146ef5; color: #fff }
button:focus-visible, input:focus-visible { outline: 2px solid #146ef5; outline-offset: 2px }`;

function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>${body}</main></body>
</html>`;
}

function siteChoice(world: World, workspaceId: string) {
  return world.sites
    .filter((site) => site.workspaceId === workspaceId)
    .map(
      (site) =>
        html`<label><input type="checkbox" name="site" value="${site.id}"> ${site.displayName}</label>`,
    );
}

function scopeChoice({ unconfirmed }: World, scopes: readonly string[]) {
  const labels = scopes.map((scope) => ({ scope, label: scopeLabels[scope] ?? scope }));
  if (!unconfirmed.consentGrantsFewer)
    return html`<ul>${labels.map(({ label }) => html`<li>${label}</li>`)}</ul>`;
  return html`<fieldset><legend>Permissions</legend>${labels.map(
    ({ scope, label }) =>
      html`<label><input type="checkbox" name="grant" value="${scope}" checked> ${label}</label>`,
  )}</fieldset>`;
}

/**
 * The page with the choice of permissions, of sites or a whole workspace and the buttons that allow or deny. Works without scripts.
 * Source: OAuth guide; text and design are the sandbox's own.
 */
export function consentPage(world: World, request: AuthorizeRequest, query: URLSearchParams) {
  const { app, workspaces } = world;
  return page(
    `Authorize ${app.displayName}`,
    html`<h1>${app.displayName} wants access to your sites</h1>
<p>This is the sandbox's fake Webflow. Nothing leaves your machine.</p>
<form method="post">
${scopeChoice(world, request.scopes)}
${[...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${workspaces.map(
  (workspace) => html`<fieldset><legend>${workspace.displayName}</legend>${siteChoice(world, workspace.id)}
<label><input type="checkbox" name="workspace" value="${workspace.id}"> The whole workspace</label></fieldset>`,
)}
<div class="actions"><button name="decision" value="deny">Deny</button><button name="decision" value="allow">Authorize app</button></div>
</form>`,
  );
}

/** The page for an authorize request that gets no redirect; `refusal` is the reason as a sentence. */
export function refusedAuthorizePage(refusal: string) {
  return page('Installation error', html`<h1>This app can't be installed</h1><p>${refusal}</p>`);
}
