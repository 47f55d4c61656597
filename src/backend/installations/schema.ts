/**
 * The tables. Moments are RFC 3339 text, which every engine sorts alike. One installation is one authorisation, which
 * covers sites, whole workspaces, or both; a site or workspace belongs to the newest installation that covers it.
 */
export interface Schema {
  installations: { id: string; sealed_token: string; created_at: string };
  installation_sites: { site_id: string; installation_id: string };
  installation_workspaces: { workspace_id: string; installation_id: string };
  oauth_states: { state_hash: string; expires_at: string };
}
