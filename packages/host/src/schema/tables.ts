import type { QueueTables } from '@tenon/store';

export interface InstallationTable {
  id: string;
  app_id: string;
  /** Host name label of the app's own origin. */
  slug: string;
  name: string;
  version: string;
  environment_id: string;
  app_account_id: string;
  /** Validated AppManifest as JSON. */
  manifest: string;
  /** Folder with `functions.cjs` and `resources/<key>/`. */
  artifact_dir: string;
  installed_at: number;
  updated_at: number;
}

export interface KvsTable {
  installation_id: string;
  /** `plain` or `secret`: two namespaces; secret values are sealed. */
  space: string;
  key: string;
  value: string;
  created_at: number;
  updated_at: number;
  expires_at: number | null;
}

export interface AsyncEventTable {
  installation_id: string;
  job_id: string;
  in_progress: number;
  success: number;
  failed: number;
  is_cancelled: number;
  created_at: number;
}

export interface AppLogTable {
  id: number;
  installation_id: string;
  invocation_id: string;
  function_key: string;
  level: string;
  text: string;
  at: number;
}

export interface HostTables extends QueueTables {
  installation: InstallationTable;
  kvs_entry: KvsTable;
  async_event: AsyncEventTable;
  app_log: AppLogTable;
}
