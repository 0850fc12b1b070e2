/** Issues of one search page. Jira Cloud serves at most 100 when more than ids are asked for (REST v3, read 2026-01). */
export const PAGE_ISSUES = 100;
/** Comments of one page of `GET …/comment`. */
export const COMMENT_PAGE = 100;
/** Bound on the comment pages of one issue: Jira Cloud allows 5,000 comments per issue. */
export const COMMENT_PAGES_MAX = 50;
/** Findings kept per issue; 300 of about 500 bytes stay well below the 240 KiB that one stored value may have. */
export const FINDINGS_PER_ISSUE_MAX = 300;
/** Canaries named as missing in a report. */
export const MISSING_CANARIES_MAX = 50;
/** Findings that one call may move to another state. */
export const BULK_IDS_MAX = 100;
/** Rows of one page of the table. */
export const TABLE_ROWS_MAX = 100;
/** Rows of one page of the CSV export: about 200 KB of the 5 MB that a resolver may answer. */
export const EXPORT_ROWS = 1000;
/** Records of one page of a storage query (limit of the platform). */
export const QUERY_PAGE = 100;
/** Bound on the pages of one storage listing: ten lists of 100 pages hold 100,000 issues with findings. */
export const QUERY_PAGES_MAX = 100;
/** Events of one queue push (limit of the platform). */
export const PUSH_EVENTS_MAX = 50;
/** Issues handled at the same time within one page. */
export const PARALLEL_ISSUES = 8;
/** A running scan without a sign of life for this long has lost its job. */
export const STALLED_AFTER_MS = 60_000;
/** Re-deliveries after which the platform gives up (limit of the platform). */
export const RETRIES_MAX = 4;
