import { readPlaces } from '#check/place-of.ts';
import { faultLine, runChecks } from '#check/run-checks.ts';
import { openSite, type SiteUnderCheck } from '#check/site-under-check.ts';
import { createWebflowReads } from '#check/webflow-reads.ts';
import { reportOf } from '#contract/webflow-facts/report.ts';
import { createFakeWebflow, type FakeWebflow, type FakeWebflowOptions } from '#sandbox/fake-webflow.ts';
import { type Library, plainLibrary } from '#sandbox/library/library.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { assetInspectorApp, sites, users } from '#sandbox/world/sample-data.ts';

const animatedWebp = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02\0\0\0\0\0\0\0\0\0ANIM');
const still = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ');

/** The sandbox's assets with just enough of their files: the first WebP without variants is animated. */
function smallLibrary(avifVariantType: string): Library {
  const library = plainLibrary();
  const own = library.assets.filter(({ asset }) => asset.siteId === sites.outdoors.id);
  const animated = own.find(({ asset }) => asset.contentType === 'image/webp' && asset.variants.length === 0);
  const path = new URL(animated?.asset.hostedUrl ?? 'https://x.example').pathname;
  return {
    ...library,
    readFile: async (wanted) =>
      wanted.endsWith('.avif')
        ? { type: avifVariantType, bytes: still }
        : { type: 'image/webp', bytes: wanted === path ? animatedWebp : still },
  };
}

/** How a run differs from one as it should be. */
export interface Run extends FakeWebflowOptions {
  readonly scopes?: string[];
  readonly named?: Partial<Pick<SiteUnderCheck, 'siteId' | 'foreignAsset' | 'decorativeAsset' | 'app'>>;
  /** Changes the world before the run. */
  readonly change?: (webflow: FakeWebflow) => void;
  readonly token?: string;
  /** The type of the files of AVIF originals. */
  readonly avifType?: string;
  readonly answer?: (request: Request) => Promise<Response> | undefined;
}

/** Runs the check against a fake Webflow. Its `faults` are what ended a check though it is no `Untried`. */
export async function check({ scopes, named, change, token, answer, avifType, ...options }: Run = {}) {
  const library = smallLibrary(avifType ?? unconfirmed.avifVariantType);
  let now = 0;
  const webflow = createFakeWebflow({ clock: () => now, library, ...options });
  const { accessToken } = webflow.installations.create({
    siteIds: [sites.outdoors.id],
    userId: users.ingrid.id,
    scopes: scopes ?? ['assets:read', 'authorized_user:read', 'sites:read'],
  });
  const all = [...webflow.world.assets.values()];
  const own = all.filter(({ asset }) => asset.siteId === sites.outdoors.id);
  const decorative = own[0];
  if (decorative) decorative.asset.altText = webflow.world.unconfirmed.decorativeAltText;
  change?.(webflow);
  let calls = 0;
  const reads = createWebflowReads({
    fetch: (request) => answer?.(request) ?? webflow.fetch(request),
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    apiUrl: 'https://api.webflow.com',
    token: token ?? accessToken,
    onCall: (count) => {
      calls = count;
    },
  });
  const site = await openSite({
    reads,
    siteId: sites.outdoors.id,
    foreignAsset: all.find(({ asset }) => asset.siteId === sites.bakery.id)?.asset.id,
    decorativeAsset: decorative?.asset.id,
    app: assetInspectorApp,
    ...named,
  });
  const faults: string[] = [];
  const verdicts = await runChecks(
    site,
    undefined,
    () => {},
    (id, error) => faults.push(faultLine(id, error)),
  );
  return {
    verdicts,
    faults,
    report: reportOf(verdicts, await readPlaces(), [`${calls} calls.`]),
    calls,
    seconds: now / 1_000,
    webflow,
  };
}
