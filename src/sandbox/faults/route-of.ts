import { type WebflowRoute, webflowRoutes } from '#sandbox/protocol/routes.ts';

const cdnRoutes = ['GET cdn', 'HEAD cdn'] as const;

const patterns = webflowRoutes.flatMap((route) => {
  const [method = '', path = ''] = route.split(' ');
  if (!path.startsWith('/')) return [];
  return [{ route, method, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]*')}$`) }];
});

/** The route of a request, or null if the fake Webflow has none. `HEAD` counts as `GET` except on the CDN. */
export function routeOf(request: Request, cdnHost: string): WebflowRoute | null {
  const { host, pathname } = new URL(request.url);
  if (host === cdnHost) return cdnRoutes.find((route) => route === `${request.method} cdn`) ?? null;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return patterns.find((known) => known.method === method && known.pattern.test(pathname))?.route ?? null;
}
