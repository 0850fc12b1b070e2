// Forge's documented limits, read from developer.atlassian.com/platform/forge in November 2026. Units end the names.

/** limits-invocation (2026-01-13). */
export const INVOCATION_LIMITS = {
  userTimeoutMs: 25_000,
  asyncTimeoutMs: 55_000,
  asyncTimeoutMsMax: 900_000,
  memoryMB: 512,
  logLinesPerInvocation: 100,
  logCharsPerInvocation: 200 * 1024,
} as const;

/** limits-async-events (2026-02-26). */
export const QUEUE_LIMITS = {
  eventsPerPush: 50,
  pushBytes: 200 * 1024,
  delaySeconds: 900,
  retriesMax: 4,
  retryAfterSeconds: 900,
} as const;

/** limits-kvs-ce (2025-12-01). */
export const KVS_LIMITS = {
  keyChars: 500,
  keyPattern: /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/,
  valueBytes: 240 * 1024,
  valueDepth: 31,
  queryLimit: 100,
  queryLimitDefault: 10,
  batchKeys: 25,
  transactionOperations: 25,
} as const;

/** Ours: what one host allows itself. */
export const HOST_LIMITS = {
  /** Deno processes per installation; background work leaves one free for people. */
  processesPerInstallation: 3,
  processIdleMs: 60_000,
  /** How often the resident memory of a busy process is read. */
  memoryPollMs: 100,
  /** Lines that one invocation may print before it is ended. */
  printedLines: 10_000,
  /** Calls that may wait for a process of one installation. */
  waitingCalls: 200,
  /** Connections to the gateway at once, from all processes. */
  gatewayConnections: 512,
  /** Requests of one installation that the gateway answers at once. */
  gatewayRequestsPerInstallation: 64,
  /** Jobs of one installation at once: no app takes every place. */
  jobsPerInstallation: 2,
  gatewayBodyBytes: 8 * 1024 * 1024,
  frameBodyBytes: 8 * 1024 * 1024,
  /** Jobs that may wait on this host; beyond it a push is answered 429. */
  waitingJobs: 50_000,
  frameTokenMs: 60 * 60 * 1000,
  jobLeaseMs: 60_000,
  jobConcurrency: 4,
  /** Deliveries after which a job that never finished (it took the host down each time) is given up. */
  jobDeliveriesMax: 12,
  logRowsPerInstallation: 5_000,
} as const;
