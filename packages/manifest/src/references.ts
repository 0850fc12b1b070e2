import type { ManifestDocument } from './schema.ts';

export interface Finding {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  path: (string | number)[];
}

/** Module types whose behaviour the host provides. */
const HOSTED = new Set(['function', 'trigger', 'consumer', 'jira:issuePanel', 'jira:adminPage']);
/** A module type that Atlassian documents looks like this; anything else is a typing error. */
const PLAUSIBLE = /^(([a-zA-Z]+:)?[a-z][A-Za-z]+|connect-[A-Za-z-]+)$/;

/** What a shape cannot say: keys are unique, references resolve, modules are hosted. */
export function checkReferences(document: ManifestDocument): Finding[] {
  const modules = document.modules ?? {};
  const functions = new Set((modules.function ?? []).map((module) => module.key));
  const resources = new Set((document.resources ?? []).map((resource) => resource.key));
  const findings: Finding[] = [...moduleTypes(modules), ...duplicateKeys(modules)];

  const needFunction = (name: string | undefined, path: (string | number)[]) => {
    if (name !== undefined && functions.has(name)) return;
    findings.push(
      error(
        'MANIFEST_UNKNOWN_FUNCTION',
        name === undefined ? 'A function is missing here' : `Function "${name}" is not declared under modules.function`,
        path,
      ),
    );
  };
  modules.trigger?.forEach((module, i) => {
    needFunction(module.function, ['modules', 'trigger', i, 'function']);
  });
  modules.consumer?.forEach((module, i) => {
    const isResolver = module.function === undefined && module.resolver !== undefined;
    needFunction(module.function ?? module.resolver?.function, [
      'modules',
      'consumer',
      i,
      ...(isResolver ? ['resolver', 'function'] : ['function']),
    ]);
  });
  for (const type of ['jira:issuePanel', 'jira:adminPage'] as const) {
    modules[type]?.forEach((module, i) => {
      const path = ['modules', type, i];
      if (module.resolver?.function !== undefined)
        needFunction(module.resolver.function, [...path, 'resolver', 'function']);
      if (module.resource === undefined)
        findings.push(
          error('MANIFEST_NO_RESOURCE', `Module "${module.key}" needs a resource: UI Kit is not hosted`, path),
        );
      else if (!resources.has(module.resource))
        findings.push(
          error('MANIFEST_UNKNOWN_RESOURCE', `Resource "${module.resource}" is not declared under resources`, [
            ...path,
            'resource',
          ]),
        );
      if (module.render === 'native')
        findings.push(error('MANIFEST_NOT_HOSTED', 'UI Kit (render: native) is not hosted', [...path, 'render']));
    });
  }
  return findings;
}

function moduleTypes(modules: Record<string, unknown>): Finding[] {
  return Object.keys(modules)
    .filter((type) => !HOSTED.has(type))
    .map((type) =>
      PLAUSIBLE.test(type)
        ? {
            severity: 'warning' as const,
            code: 'MANIFEST_NOT_HOSTED',
            message: `Module type "${type}" is not hosted: it is ignored`,
            path: ['modules', type],
          }
        : error('MANIFEST_UNKNOWN_MODULE', `"${type}" is not a module type`, ['modules', type]),
    );
}

function duplicateKeys(modules: Record<string, unknown>): Finding[] {
  return Object.entries(modules).flatMap(([type, list]) => {
    const seen = new Set<unknown>();
    return (Array.isArray(list) ? list : []).flatMap((module: { key?: unknown }, i) => {
      const isRepeated = seen.has(module.key);
      seen.add(module.key);
      return isRepeated
        ? [
            error('MANIFEST_DUPLICATE_KEY', `Key "${String(module.key)}" is used twice under ${type}`, [
              'modules',
              type,
              i,
              'key',
            ]),
          ]
        : [];
    });
  });
}

function error(code: string, message: string, path: (string | number)[]): Finding {
  return { severity: 'error', code, message, path };
}
