import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** The screens that the home page shows: those of the Marketplace's listing. */
export const pictures = [
  {
    file: '1-findings.png',
    title: 'What to improve, worst first',
    text: 'Each finding has its number, the reason, and the next step.',
  },
  {
    file: '2-alt-text.png',
    title: 'Alt text in place',
    text: 'Write it for one image or for its asset, with checks as you type. Undo brings back exactly what was there.',
  },
  {
    file: '3-delivery.png',
    title: 'What visitors download',
    text: 'Every file that Webflow made, its real bytes, and the screens that load it.',
  },
  {
    file: '4-this-page.png',
    title: 'Every image of a page',
    text: 'With its alt text and findings. Missing texts are written one after the other.',
  },
  {
    file: '5-webp-and-avif.png',
    title: 'What it would really weigh',
    text: 'The image’s own file as WebP and AVIF: true bytes, how alike they look, and a comparison at true pixels.',
  },
] as const;

/** Their pixels. */
export const pictureSize = { width: 1280, height: 846 } as const;

const screens = new URL('../../../marketplace/screenshots/', import.meta.url);
const icon = new URL('../../../public/icon.svg', import.meta.url);
const daySeconds = 24 * 60 * 60;

/** Returns the path of a picture on this server. */
export function picturePath(file: string): string {
  return `/screens/${file}`;
}

/** Creates the routes of the pictures and of the icon in a browser's tab. A file is read when it is asked for. */
export function createPictureRoutes() {
  const app = new Hono<AppEnv>();
  const serve = (path: string, file: URL, type: string) =>
    app.get(path, async (c) => {
      c.header('cache-control', `public, max-age=${daySeconds}`);
      return c.body(await readFile(file), 200, { 'content-type': type });
    });
  serve('/favicon.ico', icon, 'image/svg+xml');
  for (const { file } of pictures) serve(picturePath(file), new URL(file, screens), 'image/png');
  return app;
}
