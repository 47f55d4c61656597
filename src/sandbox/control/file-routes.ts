import { Hono } from 'hono';
import * as v from 'valibot';
import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import { controlPaths } from '#sandbox/protocol/control.ts';
import { FileQuery } from '#sandbox/protocol/set-file.ts';
import { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import { Trouble } from '#sandbox/protocol/trouble.ts';
import { RefusedUploadError } from '#sandbox/uploads/uploads.ts';
import { inDesigner } from './in-designer.ts';

/** The control routes about files of assets: a new file, by the person or by a teammate, and the trouble with them. */
export function fileRoutes(webflow: FakeWebflow): Hono {
  const routes = new Hono();
  const { uploads, world } = webflow;

  routes.put(`${controlPaths.assets}/:assetId/file`, async (context) => {
    const stored = world.assets.get(context.req.param('assetId'));
    const query = v.safeParse(FileQuery, context.req.query());
    if (!stored || !query.success) return context.text('No such asset or query', 400);
    const { name, facts } = query.output;
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const type = context.req.header('Content-Type') ?? '';
    try {
      await uploads.replace(stored, { name, type, bytes }, facts);
    } catch (error) {
      if (error instanceof RefusedUploadError) return context.text(error.message, 422);
      throw error;
    }
    return context.json(inDesigner(webflow, stored));
  });

  routes.post(`${controlPaths.assets}/:assetId/teammate-file`, async (context) => {
    const stored = world.assets.get(context.req.param('assetId'));
    const kind = v.safeParse(TeammateFile, context.req.query('kind'));
    if (!stored || !kind.success) return context.text('No such asset or kind', 400);
    await uploads.replaceAsTeammate(stored, kind.output);
    return context.json(inDesigner(webflow, stored));
  });

  routes.get(controlPaths.trouble, (context) => context.json(uploads.trouble()));

  routes.put(controlPaths.trouble, async (context) => {
    const next = v.safeParse(Trouble, await context.req.json().catch(() => undefined));
    if (!next.success) return context.text('No such trouble', 400);
    uploads.setTrouble(next.output);
    return context.json(uploads.trouble());
  });

  return routes;
}
