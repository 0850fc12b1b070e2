import { type Clock, type Ids, type Logger, logText } from '@tenon/kernel';
import type { InvocationMeta } from '@tenon/wire';
import type { InvocationTokens } from '../gateway/invocation-tokens.ts';
import type { Installation, Installations } from '../installation/installation.ts';
import { INVOCATION_LIMITS } from '../limits.ts';
import type { Outcome, Work } from '../sandbox/app-sandbox.ts';
import type { Lane, SandboxPool } from '../sandbox/sandbox-pool.ts';
import type { AppLog } from './app-log.ts';

export interface InvocationRequest {
  installationId: string;
  functionKey: string;
  moduleType: string;
  moduleKey: string;
  event: unknown;
  /** The user for whom the function runs. */
  accountId?: string;
  timeoutMs?: number;
  lane: Lane;
}

interface Dependencies {
  installations: Installations;
  pool: SandboxPool;
  tokens: InvocationTokens;
  appLog: AppLog;
  gatewayUrl: string;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

/** Runs functions of installed apps: one token, one deadline, one log per invocation. Never rejects for what a
 * function does; rejects with TOO_MANY_CALLS when too many of the app's calls wait. */
export class Invoker {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async invoke(request: InvocationRequest): Promise<Outcome> {
    const installation = await this.#deps.installations.find(request.installationId);
    const declared = installation?.manifest.functions.find((module) => module.key === request.functionKey);
    if (installation === undefined || declared === undefined) return unknownFunction(request.functionKey);
    const { clock, ids, tokens, pool, logger } = this.#deps;
    const invocationId = ids.uuid();
    const source = { installationId: installation.id, invocationId, functionKey: request.functionKey };
    const log = this.#deps.appLog.writerFor(source);
    let token: string | undefined;
    let startedAt = clock.now();
    const begin = (): Work => {
      startedAt = clock.now();
      const timeoutMs = request.timeoutMs ?? INVOCATION_LIMITS.userTimeoutMs;
      // The token outlives the time limit by nothing: the deadline also ends what the app left running.
      const deadline = startedAt + timeoutMs;
      const { functionKey, accountId } = request;
      token = tokens.issue({ invocationId, installation, functionKey, accountId, deadline });
      return {
        id: invocationId,
        handler: declared.handler,
        event: request.event ?? {},
        meta: this.#meta(installation, request, invocationId, token, deadline),
        timeoutMs,
        memoryMB: declared.memoryMB ?? installation.manifest.app.memoryMB ?? INVOCATION_LIMITS.memoryMB,
        onLog: log.write,
      };
    };
    try {
      const outcome = await pool.run(installation.code, request.lane, begin);
      if (!outcome.success) log.write('error', `${outcome.error.errorType}: ${outcome.error.errorMessage}`);
      logger.info('invocation.done', {
        function: logText(request.functionKey),
        success: outcome.success,
        durationMs: clock.now() - startedAt,
      });
      return outcome;
    } finally {
      if (token !== undefined) tokens.revoke(token);
      await log.flush();
    }
  }

  #meta(
    installation: Installation,
    request: InvocationRequest,
    invocationId: string,
    token: string,
    deadline: number,
  ): InvocationMeta {
    return {
      token,
      gatewayUrl: this.#deps.gatewayUrl,
      deadline,
      contextAri: installation.contextAri,
      ...(request.accountId === undefined ? {} : { accountId: request.accountId }),
      appContext: {
        appId: installation.appUuid,
        appVersion: installation.version,
        environmentId: installation.environmentId,
        environmentType: 'DEVELOPMENT',
        invocationId,
        installationId: installation.id,
        functionKey: request.functionKey,
        moduleType: request.moduleType,
        moduleKey: request.moduleKey,
        permissions: { scopes: installation.manifest.scopes, external: {} },
      },
    };
  }
}

function unknownFunction(functionKey: string): Outcome {
  return {
    success: false,
    reason: 'app',
    error: { errorMessage: `Function "${functionKey}" is not declared by the app`, errorType: 'FUNCTION_NOT_FOUND' },
  };
}
