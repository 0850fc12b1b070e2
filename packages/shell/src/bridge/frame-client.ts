import {
  fetchProductResponse,
  hostErrorBody,
  invokeResponse,
  type OpenFrameResponse,
  type openFrameRequest,
  openFrameResponse,
} from '@tenon/wire';
import type { z } from 'zod';
import { BridgeError } from './errors.ts';

export type FramePlace = z.infer<typeof openFrameRequest>;
export type ProductRequest = { restPath: string; fetchRequestInit: unknown };
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The code of the host's refusal when a frame's token is too old. */
const FRAME_EXPIRED = 'FRAME_EXPIRED';

/** The host's endpoints for one frame. A token that has run out is renewed once, unseen by the app. */
export class FrameClient {
  readonly #fetch: Fetch;
  readonly #place: FramePlace;
  #frameToken: string;
  #renewal: Promise<void> | undefined;

  private constructor(fetch: Fetch, place: FramePlace, frameToken: string) {
    this.#fetch = fetch;
    this.#place = place;
    this.#frameToken = frameToken;
  }

  /** Asks the host whether the person may open the module there. Throws BridgeError with the host's refusal. */
  static async open(place: FramePlace, fetch: Fetch): Promise<{ client: FrameClient; frame: OpenFrameResponse }> {
    const frame = await post(fetch, '/_tenon/frames', place, openFrameResponse);
    return { client: new FrameClient(fetch, place, frame.frameToken), frame };
  }

  /** Runs a resolver function. Throws BridgeError with the function's message when it failed. */
  async invoke(functionKey: string, payload: unknown): Promise<unknown> {
    const answer = await this.#post('/_tenon/invoke', { functionKey, payload }, invokeResponse);
    if (answer.success) return answer.body;
    throw new BridgeError('INVOKE_FAILED', `There was an error invoking the function - ${answer.error.errorMessage}`);
  }

  /** Calls the product's REST API as the person, within the app's scopes. */
  fetchProduct(input: ProductRequest): Promise<z.infer<typeof fetchProductResponse>> {
    return this.#post('/_tenon/fetch-product', input, fetchProductResponse);
  }

  async #post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    const frameToken = this.#frameToken;
    try {
      return await post(this.#fetch, path, { frameToken, ...body }, schema);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.hostCode !== FRAME_EXPIRED) throw error;
      await this.#renew(frameToken);
      return post(this.#fetch, path, { frameToken: this.#frameToken, ...body }, schema);
    }
  }

  /** One renewal serves all calls that met the same expired token. */
  async #renew(expired: string): Promise<void> {
    if (this.#frameToken !== expired) return;
    this.#renewal ??= post(this.#fetch, '/_tenon/frames', this.#place, openFrameResponse)
      .then(({ frameToken }) => {
        this.#frameToken = frameToken;
      })
      .finally(() => {
        this.#renewal = undefined;
      });
    await this.#renewal;
  }
}

async function post<T>(fetch: Fetch, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-atlassian-token': 'no-check' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  }).catch(() => {
    throw new BridgeError('HOST_UNREACHABLE', 'Cannot reach the server: check your connection and try again');
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, json);
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new BridgeError('HOST_ANSWER_INVALID', 'Cannot read answer of the host: it is not in the expected form');
  return parsed.data;
}

function refusal(status: number, json: unknown): BridgeError {
  const parsed = hostErrorBody.safeParse(json);
  if (!parsed.success) return new BridgeError('HOST_REFUSED', `The host answered ${status}`, { status });
  return new BridgeError('HOST_REFUSED', parsed.data.message, { status, hostCode: parsed.data.code });
}
