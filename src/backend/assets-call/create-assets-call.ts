import type { WithInstallationToken, WithInstallationTokenDeps } from '../access/with-installation-token.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import type { LocaleCaches } from '../locales/locale-caches.ts';
import { createReadAltTexts } from '../locales/read-alt-texts.ts';
import { createReadSiteLocales } from '../locales/read-site-locales.ts';
import { createReadSiteTexts } from '../locales/read-site-texts.ts';
import type { LookUps } from '../lookup/create-look-ups.ts';
import { createPlaces } from '../lookup/places.ts';
import { createAllowUrl } from '../measurements/allowed-url.ts';
import { createHashFile } from '../measurements/hash-file.ts';
import { createMeasureFile } from '../measurements/measure-file.ts';
import type { HashCache, MeasurementCache } from '../measurements/measurement-cache.ts';
import { createReadHashes } from '../measurements/read-hashes.ts';
import { createReadMeasurements } from '../measurements/read-measurements.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { HttpClient } from '../platform/http-client.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { createReadWhole } from './read-whole.ts';
import { createRespondToAssetsCall } from './respond.ts';

export interface AssetsCallDeps extends WithInstallationTokenDeps {
  readonly webflow: Webflow;
  readonly withInstallationToken: WithInstallationToken;
  readonly caches: LocaleCaches & { readonly measurements: MeasurementCache; readonly hashes: HashCache };
  readonly readAsset: ReadAsset;
  readonly lookUps: LookUps;
  /** The hosts of Webflow's files. */
  readonly fileHosts: readonly string[];
  readonly send: HttpClient;
  /** For one call to Webflow. */
  readonly deadline: Deadline;
  /** For all files that one response measures, and for all that it hashes. */
  readonly measuringDeadline: Deadline;
  readonly hashingDeadline: Deadline;
  readonly stopping: AbortSignal;
}

/** Creates the handler of `POST /api/assets`, with what reads assets, their files and their locales. */
export function createAssetsCall(deps: AssetsCallDeps) {
  const { webflow, withInstallationToken, caches, readAsset, send, connectUrl, stopping } = deps;
  const { lookUp, readSite, runInBackground, withWaits } = deps.lookUps;
  const allowUrl = createAllowUrl(deps.fileHosts);
  const readHashes = createReadHashes({
    lookUp,
    allowUrl,
    hashFile: createHashFile(send),
    cache: caches.hashes,
    deadline: deps.hashingDeadline,
  });
  const readMeasurements = createReadMeasurements({
    allowUrl,
    measureFile: createMeasureFile(send),
    cache: caches.measurements,
    deadline: deps.measuringDeadline,
  });
  const readLocales = createReadSiteLocales(webflow, withInstallationToken, caches.locales);
  const readAltTexts = createReadAltTexts({ ...deps, readLocales, cache: caches.altTexts });
  const readSiteTexts = createReadSiteTexts({
    ...deps,
    runInBackground,
    withWaits,
    readLocales,
    cache: caches.siteTexts,
  });
  return createRespondToAssetsCall({
    readWhole: createReadWhole({ readAsset, readMeasurements, readAltTexts }),
    lookUp,
    readSite,
    readSiteTexts,
    readHashes,
    takePlace: createPlaces(),
    connectUrl,
    stopping,
  });
}
