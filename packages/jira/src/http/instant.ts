/**
 * `2026-01-31T08:15:00.000+0000`, Jira's form: the offset has no colon.
 *
 * FIDELITY: the cloud writes instants in the site's default time zone; here that zone is always UTC; a site has no
 * configuration page yet.
 */
export function presentInstant(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '+0000');
}
