// What the rest of the house knows of a manifest: validated, with defaults filled in.

export interface FunctionModule {
  key: string;
  /** `file.export` below `src/`. */
  handler: string;
  timeoutSeconds?: number | undefined;
  memoryMB?: number | undefined;
}

export interface TriggerModule {
  key: string;
  function: string;
  events: string[];
  ignoreSelf: boolean;
}

export interface ConsumerModule {
  key: string;
  queue: string;
  /** The function form, or the older resolver form with a method. */
  function: string;
  method?: string | undefined;
}

export interface UiModule {
  type: 'jira:issuePanel' | 'jira:adminPage';
  key: string;
  title: string;
  icon?: string | undefined;
  resource: string;
  /** Function that answers `invoke` of this module's frame. */
  resolver?: string | undefined;
}

export interface Resource {
  key: string;
  /** Folder of the built Custom UI, relative to the app's root. */
  path: string;
}

export interface AppManifest {
  app: { id: string; name: string; runtime: string; memoryMB?: number | undefined };
  functions: FunctionModule[];
  triggers: TriggerModule[];
  consumers: ConsumerModule[];
  uiModules: UiModule[];
  resources: Resource[];
  scopes: string[];
  /** Addresses that the app may reach outside the site. Empty for every app of ours. */
  egress: { backend: string[]; client: string[] };
}

export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  /** 1-based position in the manifest text. */
  line: number;
  column: number;
}
