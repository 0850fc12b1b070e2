import type { Clock } from '@tenon/kernel';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { HostError } from '../errors.ts';
import { HOST_LIMITS } from '../limits.ts';

const claims = z.object({
  installationId: z.string(),
  moduleKey: z.string(),
  accountId: z.string(),
  issueId: z.string().optional(),
});
/** What the host answered when a user opened a frame: who, which module, where. The browser cannot change it. */
export type FrameClaims = z.infer<typeof claims>;

const AUDIENCE = 'tenon:frame';

export interface FrameTokens {
  sign(frame: FrameClaims): Promise<string>;
  /** @throws {HostError} FRAME_EXPIRED or FRAME_INVALID. */
  verify(token: string, accountId: string): Promise<FrameClaims>;
}

export function createFrameTokens(key: Uint8Array, clock: Clock): FrameTokens {
  return {
    sign: (frame) =>
      new SignJWT({ ...frame })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(clock.now() + HOST_LIMITS.frameTokenMs))
        .sign(key),
    async verify(token, accountId) {
      const frame = await open(token, key, clock);
      // A token is of use to the session that it was made for, and to no other.
      if (frame.accountId !== accountId) throw new HostError('FRAME_INVALID', 'The frame belongs to another user');
      return frame;
    },
  };
}

async function open(token: string, key: Uint8Array, clock: Clock): Promise<FrameClaims> {
  try {
    const { payload } = await jwtVerify(token, key, {
      audience: AUDIENCE,
      algorithms: ['HS256'],
      currentDate: new Date(clock.now()),
    });
    return claims.parse(payload);
  } catch (error) {
    const isExpired = (error as { code?: string }).code === 'ERR_JWT_EXPIRED';
    throw isExpired
      ? new HostError('FRAME_EXPIRED', 'The frame has expired: reload the page')
      : new HostError('FRAME_INVALID', 'The frame token is not valid');
  }
}
