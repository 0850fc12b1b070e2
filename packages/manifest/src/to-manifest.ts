import type { AppManifest, UiModule } from './model.ts';
import type { ManifestDocument } from './schema.ts';

type Modules = NonNullable<ManifestDocument['modules']>;

/** Fills in defaults and drops what is not hosted. */
export function toManifest(document: ManifestDocument): AppManifest {
  const modules = document.modules ?? {};
  return {
    app: {
      id: document.app.id,
      name: document.app.name ?? titleOf(modules) ?? document.app.id.replace(/^.*\//, ''),
      runtime: document.app.runtime.name,
      memoryMB: document.app.runtime.memoryMB,
    },
    functions: (modules.function ?? []).map((module) => ({
      key: module.key,
      handler: module.handler,
      timeoutSeconds: module.timeoutSeconds,
      memoryMB: module.runtime?.memoryMB,
    })),
    triggers: (modules.trigger ?? []).map((module) => ({
      key: module.key,
      function: module.function,
      events: module.events.map((event) => (typeof event === 'string' ? event : event.eventType)),
      ignoreSelf: module.filter?.ignoreSelf ?? false,
    })),
    consumers: (modules.consumer ?? []).map((module) => ({
      key: module.key,
      queue: module.queue,
      function: module.function ?? module.resolver?.function ?? '',
      method: module.resolver?.method,
    })),
    uiModules: [...uiModules(modules, 'jira:issuePanel'), ...uiModules(modules, 'jira:adminPage')],
    resources: (document.resources ?? []).map(({ key, path }) => ({ key, path })),
    scopes: scopeNames(document.permissions?.scopes),
    egress: {
      backend: addresses(document.permissions?.external?.fetch?.backend),
      client: addresses(document.permissions?.external?.fetch?.client),
    },
  };
}

/** A manifest need not name its app: on Atlassian's cloud the name is given at registration. */
function titleOf(modules: Modules): string | undefined {
  return [...uiModules(modules, 'jira:adminPage'), ...uiModules(modules, 'jira:issuePanel')][0]?.title;
}

function uiModules(modules: Modules, type: UiModule['type']): UiModule[] {
  return (modules[type] ?? []).map((module) => ({
    type,
    key: module.key,
    title: typeof module.title === 'string' ? module.title : module.title.i18n,
    icon: module.icon,
    resource: module.resource ?? '',
    resolver: module.resolver?.function,
  }));
}

function scopeNames(scopes: string[] | Record<string, unknown> | undefined): string[] {
  if (scopes === undefined) return [];
  return Array.isArray(scopes) ? scopes : Object.keys(scopes);
}

function addresses(items: (string | { address: string })[] | undefined): string[] {
  return (items ?? []).map((item) => (typeof item === 'string' ? item : item.address));
}
