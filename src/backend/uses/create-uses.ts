import type { WithInstallationToken } from '../access/with-installation-token.ts';
import type { Database } from '../database/database.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { Log } from '../platform/log.ts';
import type { Pacing } from '../webflow/pacing.ts';
import type { SiteReader } from '../webflow/site-reader.ts';
import { createAssetIdInUrl } from './file-asset-id.ts';
import { createPacedCall } from './paced-call.ts';
import { createPlaceStore } from './places.ts';
import { createReadHtml } from './read-html.ts';
import { createReadSite } from './read-site.ts';
import { createReadings } from './readings.ts';
import { createRespondToUses } from './respond.ts';
import { createSiteJobs } from './site-jobs.ts';

export interface UsesDeps {
  readonly db: Database;
  readonly siteReader: SiteReader;
  readonly withInstallationToken: WithInstallationToken;
  readonly pacing: Pacing;
  /** The hosts of Webflow's files. */
  readonly fileHosts: readonly string[];
  readonly connectUrl: string;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly deadline: Deadline;
  readonly stopping: AbortSignal;
  readonly log: Log;
}

/** Creates the handler of `POST /api/uses`, with the jobs that read sites. */
export function createUses({ db, siteReader, fileHosts, clock, connectUrl, ...deps }: UsesDeps) {
  const now = clock.wallTime;
  const readings = createReadings(db, now);
  const assetIdInUrl = createAssetIdInUrl(fileHosts);
  const readSite = createReadSite({
    reader: siteReader,
    readHtml: createReadHtml(assetIdInUrl),
    assetIdInUrl,
    readings,
    places: createPlaceStore(db, now),
    createCall: createPacedCall({ ...deps, readings, now }),
    connectUrl,
    now,
  });
  const jobs = createSiteJobs({ ...deps, readings, readSite, connectUrl });
  return createRespondToUses({ db, readings, jobs, connectUrl: `${connectUrl}?for=uses`, now });
}
