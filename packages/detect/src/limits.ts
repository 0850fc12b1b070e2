/** Findings of one text; a scan stops there, since nobody reads on and a hostile text must not fill the memory. */
export const FINDING_COUNT_MAX = 1000;
/** A group of digits is looked at only when so many digits stand in a row, blanks and hyphens aside: the shortest rule has nine. */
export const DIGIT_COUNT_MIN = 9;
/** Context words count within this distance before a value, and within half of it behind. */
export const CONTEXT_CHARACTERS = 60;
/** Nodes and attributes that the ADF walk visits at most. Jira itself refuses documents of a tenth of that. */
export const ADF_NODE_COUNT_MAX = 1_000_000;
