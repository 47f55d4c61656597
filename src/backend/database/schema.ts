/**
 * The tables. Times are RFC 3339 text, which every engine sorts alike. One installation is one authorisation, which
 * covers sites, whole workspaces, or both; a site or workspace belongs to the newest installation that covers it.
 * `last_used_at` is exact to a day, and null until an installation older than the column is used. `authorization_id` is
 * Webflow's, null where unknown. `held_since` is set while the token may be revoked. `write_turns` has one row, which
 * `lockRow` locks. A used OAuth state is kept with the end of its callback and one site or workspace that was
 * connected. `known_addresses` has the keyed hash of each address from which a person has signed in, until `until`.
 * `site_readings` has one row for each site in which uses were looked for, and `site_places` one for each page, component and
 * hundred items of a Collection there: ids and names, as JSON in `body`, and no content. `lists` is JSON: what Webflow's lists
 * have said. The instance `owner` reads until `lease_until`, unless it renews that. `is_due` is 1 for what has to be read, again
 * or at all; `listed_stamp` is Webflow's `lastUpdated` now, `stamp` that of what has been read.
 */
export interface Schema {
  installations: {
    id: string;
    sealed_token: string;
    created_at: string;
    last_used_at: string | null;
    authorization_id: string | null;
    held_since: string | null;
  };
  installation_sites: { site_id: string; installation_id: string };
  installation_workspaces: { workspace_id: string; installation_id: string };
  oauth_states: {
    state_hash: string;
    expires_at: string;
    used_at: string | null;
    ended_as: string | null;
    site_id: string | null;
    workspace_id: string | null;
  };
  known_addresses: { installation_id: string; name: string; until: string };
  site_readings: {
    installation_id: string;
    site_id: string;
    reading: string;
    revision: number;
    state: 'reading' | 'paused' | 'done' | 'stopped';
    lists: string;
    problem: string | null;
    owner: string | null;
    lease_until: string | null;
    wait_until: string | null;
    calls: number;
    run_since: string | null;
    read_at: string | null;
    used_at: string;
  };
  site_places: {
    installation_id: string;
    site_id: string;
    key: string;
    kind: 'page' | 'component' | 'collection';
    thing_id: string;
    state: 'unread' | 'read' | 'failed' | 'gone';
    is_due: number;
    revision: number;
    body: string;
    listed_stamp: string | null;
    stamp: string | null;
    read_at: string | null;
    calls: number;
  };
  write_turns: { name: 'installations' };
}
