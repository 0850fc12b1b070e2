import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, type Ids, type Logger, logText } from '@tenon/kernel';
import { type AppManifest, type Diagnostic, parseManifest } from '@tenon/manifest';
import { HostError } from '../errors.ts';
import type { Product } from '../ports.ts';
import { contentVersion, readResource, removeOtherVersions, writeArtifact } from './artifact.ts';
import { bundleFunctions } from './bundle-functions.ts';
import type { Installation, Installations } from './installation.ts';

export interface InstallDependencies {
  installations: Installations;
  product: Product;
  /** Folder for the artefacts of installed apps. */
  artifactsDir: string;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

export interface InstallResult {
  installation: Installation;
  /** False when this very version was installed already. */
  isChanged: boolean;
  /** Name of the app that this one replaced: who has an app's id has its storage. */
  previousName?: string;
  warnings: Diagnostic[];
}

/**
 * Installs the app in `appDir` into the site, or upgrades it. Same content, same version: nothing happens.
 *
 * @throws {HostError} APP_MANIFEST_INVALID (all diagnostics in the message), APP_BUNDLE_FAILED, APP_RESOURCE_MISSING.
 */
export async function installApp(deps: InstallDependencies, appDir: string): Promise<InstallResult> {
  const { manifest, text, warnings } = readManifest(appDir);
  const functions = await bundleFunctions(appDir, manifest);
  const resources = manifest.resources.map((resource) => readResource(appDir, resource));
  const version = contentVersion([text, functions], resources);
  const before = await deps.installations.findByAppId(manifest.app.id);
  if (before?.version === version && existsSync(before.artifactDir))
    return { installation: before, isChanged: false, warnings };

  const id = before?.id ?? deps.ids.uuid();
  const installationDir = join(deps.artifactsDir, id);
  const artifactDir = join(installationDir, version);
  writeArtifact(artifactDir, functions, resources);
  const now = deps.clock.now();
  const installation = await deps.installations.save({
    id,
    app_id: manifest.app.id,
    slug: before?.slug ?? (await freeSlug(deps.installations, manifest.app.name)),
    name: manifest.app.name,
    version,
    environment_id: before?.environmentId ?? deps.ids.uuid(),
    app_account_id: before?.appAccountId ?? (await deps.product.ensureAppUser(manifest.app.id, manifest.app.name)),
    manifest: JSON.stringify(manifest),
    artifact_dir: artifactDir,
    installed_at: now,
    updated_at: now,
  });
  deps.logger.info('app.installed', {
    app: logText(installation.slug),
    version: logText(version),
    isUpgrade: before !== undefined,
  });
  removeOtherVersions(installationDir, version);
  return { installation, isChanged: true, warnings, ...(before === undefined ? {} : { previousName: before.name }) };
}

function readManifest(appDir: string): { manifest: AppManifest; text: string; warnings: Diagnostic[] } {
  const file = join(appDir, 'manifest.yml');
  if (!existsSync(file))
    throw new HostError('APP_MANIFEST_INVALID', `Cannot install app: there is no manifest.yml in "${appDir}"`);
  const text = readFileSync(file, 'utf8');
  const { manifest, diagnostics } = parseManifest(text);
  if (manifest === undefined)
    throw new HostError(
      'APP_MANIFEST_INVALID',
      `Cannot install app: manifest.yml has errors\n${diagnostics.map(describeDiagnostic).join('\n')}`,
    );
  const warnings = manifest.egress.backend.length === 0 ? diagnostics : [...diagnostics, egressWarning()];
  return { manifest, text, warnings };
}

export function describeDiagnostic({ severity, line, column, message }: Diagnostic): string {
  return `  manifest.yml:${line}:${column} ${severity}: ${message}`;
}

function egressWarning(): Diagnostic {
  return {
    severity: 'warning',
    code: 'EGRESS_NOT_HOSTED',
    message: 'permissions.external.fetch.backend is declared, but egress is not hosted: these calls will be refused',
    line: 1,
    column: 1,
  };
}

async function freeSlug(installations: Installations, name: string): Promise<string> {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'app';
  const taken = new Set((await installations.list()).map((installation) => installation.slug));
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
