import { describeDiagnostic, HostError } from '@tenon/host';
import { z } from 'zod';
import type { Operation } from './operation.ts';

const installArgs = z.object({ dir: z.string() });
const logArgs = z.object({ app: z.string(), limit: z.number() });

export interface InstalledApp {
  slug: string;
  name: string;
  version: string;
  scopes: string[];
}

export interface AppInstalled extends InstalledApp {
  isChanged: boolean;
  previousName?: string;
  warnings: string[];
}

export const installAppOperation: Operation<z.infer<typeof installArgs>, never, AppInstalled> = {
  name: 'app-install',
  parse: (value) => installArgs.parse(value),
  async run(tenon, { dir }) {
    const { warnings, installation, ...result } = await tenon.host.install(dir);
    return { ...summary(installation), ...result, warnings: warnings.map(describeDiagnostic) };
  },
};

export const listApps: Operation<unknown, never, InstalledApp[]> = {
  name: 'app-list',
  parse: (value) => value,
  run: async (tenon) => (await tenon.host.installations()).map(summary),
};

export const readAppLogs: Operation<
  z.infer<typeof logArgs>,
  never,
  { at: number; level: string; functionKey: string; text: string }[]
> = {
  name: 'app-logs',
  parse: (value) => logArgs.parse(value),
  async run(tenon, { app, limit }) {
    const found = (await tenon.host.installations()).find(
      (installation) => installation.slug === app || installation.appId === app,
    );
    if (found === undefined) throw new HostError('INSTALLATION_NOT_FOUND', `App "${app}" is not installed`);
    return tenon.host.logs(found.id, limit);
  },
};

function summary(installation: {
  slug: string;
  name: string;
  version: string;
  manifest: { scopes: string[] };
}): InstalledApp {
  return {
    slug: installation.slug,
    name: installation.name,
    version: installation.version,
    scopes: installation.manifest.scopes,
  };
}
