/**
 * The tables. Moments are RFC 3339 text, which every engine sorts alike. One installation is one authorisation, which
 * covers sites, whole workspaces, or both; a site or workspace belongs to the newest installation that covers it.
 * `last_used_at` is right to a day, and null until an installation older than the column is used. `authorization_id` is
 * Webflow's, null where it is not known. `held_since` is set while it is not sure whether the token is dead. `write_turns` has one
 * row, which `lockRow` locks. An OAuth state that was used is kept with how its callback ended, and with one site or
 * workspace that it connected. `known_addresses` holds, until that moment, the keyed hash of an address from which a person
 * has signed in.
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
  write_turns: { name: 'installations' };
}
