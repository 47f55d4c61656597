/**
 * The tables. Moments are RFC 3339 text, which every engine sorts alike. One installation is one authorisation, which
 * covers sites, whole workspaces, or both; a site or workspace belongs to the newest installation that covers it.
 * `last_used_at` is right to a day, and null until an installation older than the column is used. `write_turns` has one
 * row, which `takeTurn` locks.
 */
export interface Schema {
  installations: { id: string; sealed_token: string; created_at: string; last_used_at: string | null };
  installation_sites: { site_id: string; installation_id: string };
  installation_workspaces: { workspace_id: string; installation_id: string };
  oauth_states: { state_hash: string; expires_at: string };
  write_turns: { name: 'installations' };
}
