import type { UiModule } from '@tenon/manifest';
import type { ForgeContext, InvokeResponse, ModuleSummary, OpenFrameResponse, Slot } from '@tenon/wire';
import { HostError } from '../errors.ts';
import { productPath, scopeRefusal } from '../gateway/product-path.ts';
import type { Installation, Installations } from '../installation/installation.ts';
import type { Invoker } from '../invocation/invoker.ts';
import type { Product } from '../ports.ts';
import { authorizeModule, isJiraAdmin } from './authorize-module.ts';
import type { FrameTokens } from './frame-tokens.ts';

export interface FrameDependencies {
  installations: Installations;
  product: Product;
  invoker: Invoker;
  tokens: FrameTokens;
  /** Origin on which the app's Custom UI is served. */
  originOf: (installation: Installation) => string;
}

interface OpenFrame {
  installation: Installation;
  module: UiModule;
  accountId: string;
  extension: { type: string } & Record<string, unknown>;
}

/** What the shell may ask for the signed-in user: which modules there are, to open one, and to speak for its frame. */
export class FrameService {
  readonly #deps: FrameDependencies;

  constructor(deps: FrameDependencies) {
    this.#deps = deps;
  }

  async listModules(slot: Slot, accountId: string): Promise<ModuleSummary[]> {
    if (slot === 'jira:adminPage' && !(await isJiraAdmin(this.#deps.product, accountId))) return [];
    return (await this.#deps.installations.list()).flatMap((installation) =>
      installation.manifest.uiModules
        .filter((module) => module.type === slot)
        .map((module) => ({
          installationId: installation.id,
          appName: installation.name,
          moduleKey: module.key,
          slot,
          title: module.title,
        })),
    );
  }

  async open(
    request: { installationId: string; moduleKey: string; issueKey?: string | undefined },
    accountId: string,
  ): Promise<OpenFrameResponse> {
    const installation = await this.#deps.installations.get(request.installationId);
    const module = moduleOf(installation, request.moduleKey);
    const extension = await authorizeModule(this.#deps.product, module, accountId, request.issueKey);
    const issueId = (extension.issue as { id: string } | undefined)?.id;
    const frameToken = await this.#deps.tokens.sign({
      installationId: installation.id,
      moduleKey: module.key,
      accountId,
      ...(issueId === undefined ? {} : { issueId }),
    });
    const origin = this.#deps.originOf(installation);
    return {
      frameToken,
      origin,
      url: `${origin}/${installation.version}/${module.resource}/`,
      context: this.#context({ installation, module, accountId, extension }),
    };
  }

  async invoke(
    request: { frameToken: string; functionKey: string; payload: unknown },
    accountId: string,
  ): Promise<InvokeResponse> {
    const frame = await this.#resume(request.frameToken, accountId);
    if (frame.module.resolver === undefined) throw new HostError('FUNCTION_NOT_FOUND', 'The module has no resolver');
    const { accountId: _accountId, ...context } = this.#context(frame);
    const outcome = await this.#deps.invoker.invoke({
      installationId: frame.installation.id,
      functionKey: frame.module.resolver,
      moduleType: frame.module.type,
      moduleKey: frame.module.key,
      event: { call: { functionKey: request.functionKey, payload: request.payload }, context },
      accountId,
      lane: 'interactive',
    });
    return outcome.success ? outcome : { success: false, error: outcome.error };
  }

  /** `requestJira` of a frame: as the user, within the scopes of the app. */
  async fetchProduct(
    request: {
      frameToken: string;
      restPath: string;
      method: string;
      body: string | undefined;
      headers: [string, string][];
    },
    accountId: string,
  ): Promise<Response> {
    const frame = await this.#resume(request.frameToken, accountId);
    const target = productPath(request.restPath);
    if (target === undefined) throw new HostError('REQUEST_INVALID', 'The path is not a Jira REST path');
    const refusal = scopeRefusal(request.method, target.path, frame.installation.manifest.scopes);
    if (refusal !== undefined) return refusal;
    const headers = request.headers.filter(([name]) =>
      ['accept', 'content-type', 'x-atlassian-token'].includes(name.toLowerCase()),
    );
    const body = request.body === undefined ? undefined : new TextEncoder().encode(request.body);
    return this.#deps.product.request(accountId, {
      method: request.method,
      path: target.path + target.query,
      headers,
      body,
    });
  }

  async #resume(frameToken: string, accountId: string): Promise<OpenFrame> {
    const claims = await this.#deps.tokens.verify(frameToken, accountId);
    const installation = await this.#deps.installations.get(claims.installationId);
    const module = moduleOf(installation, claims.moduleKey);
    return {
      installation,
      module,
      accountId,
      extension: await authorizeModule(this.#deps.product, module, accountId, claims.issueId),
    };
  }

  /** FIDELITY: the cloud gives the locale and time zone of the user; here en-US and UTC; the site has no such settings yet. */
  #context({ installation, module, accountId, extension }: OpenFrame): ForgeContext {
    return {
      accountId,
      cloudId: installation.cloudId,
      siteUrl: this.#deps.product.siteUrl,
      environmentId: installation.environmentId,
      environmentType: 'DEVELOPMENT',
      moduleKey: module.key,
      localId: `ari:cloud:ecosystem::extension/${installation.appUuid}/${installation.environmentId}/static/${module.key}`,
      locale: 'en-US',
      timezone: 'UTC',
      extension,
    };
  }
}

function moduleOf(installation: Installation, moduleKey: string): UiModule {
  const module = installation.manifest.uiModules.find((candidate) => candidate.key === moduleKey);
  if (module === undefined) throw new HostError('MODULE_NOT_FOUND', 'The app has no such module');
  return module;
}
