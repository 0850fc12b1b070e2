import type { Clock, Ids } from '@tenon/kernel';
import type { Installation } from '../installation/installation.ts';

/** What the gateway knows of a call by its token alone. Frozen: nothing an app sends can change it. */
export interface InvocationGrant {
  readonly invocationId: string;
  readonly installation: Installation;
  readonly functionKey: string;
  /** The user for whom the function runs; absent for events, queues and schedules. */
  readonly accountId: string | undefined;
  readonly deadline: number;
}

/** Bearer tokens of running invocations. They live in memory only and die with the invocation. */
export class InvocationTokens {
  readonly #grants = new Map<string, InvocationGrant>();
  readonly #ids: Ids;
  readonly #clock: Clock;

  constructor({ ids, clock }: { ids: Ids; clock: Clock }) {
    this.#ids = ids;
    this.#clock = clock;
  }

  issue(grant: InvocationGrant): string {
    const token = this.#ids.token(32);
    this.#grants.set(token, Object.freeze({ ...grant }));
    return token;
  }

  find(token: string): InvocationGrant | undefined {
    const grant = this.#grants.get(token);
    return grant !== undefined && grant.deadline > this.#clock.now() ? grant : undefined;
  }

  revoke(token: string): void {
    this.#grants.delete(token);
  }
}
