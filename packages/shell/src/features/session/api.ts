import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiError, request } from '../../app/http.ts';

const myself = z.object({
  accountId: z.string(),
  displayName: z.string(),
  emailAddress: z.string().optional(),
});
export type Myself = z.infer<typeof myself>;

const welcome = z.object({
  accounts: z.array(z.object({ email: z.string(), displayName: z.string(), role: z.string() })).optional(),
});
export type Welcome = z.infer<typeof welcome>;

export const myselfQuery = queryOptions({
  queryKey: ['myself'],
  queryFn: ({ signal }) => request('/rest/api/3/myself', { schema: myself, signal }),
  // Every page asks again, for a session can end: once is enough for all that ask at the same time.
  staleTime: 1000,
});

/** Accounts of a demo site. A site without the demo answers 404: then there is no hint. */
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: async ({ signal }): Promise<Welcome> => {
    try {
      return await request('/_tenon/welcome', { schema: welcome, signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return {};
      throw error;
    }
  },
});

export async function signIn(username: string, password: string): Promise<void> {
  await request('/rest/auth/1/session', { method: 'POST', body: { username, password } });
}

export async function signOut(): Promise<void> {
  await request('/rest/auth/1/session', { method: 'DELETE' });
}
