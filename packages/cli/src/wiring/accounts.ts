// Accounts to sign in with on a local site. Passwords are made at the first start and kept in the data folder, readable
// by its owner only, so that every start can print them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Jira } from '@tenon/jira';
import type { Random } from '@tenon/kernel';
import { z } from 'zod';
import { writeAtomically } from './data-dir.ts';

const accounts = z.array(
  z.object({
    email: z.string(),
    displayName: z.string(),
    role: z.string(),
    password: z.string(),
    isAdmin: z.boolean(),
  }),
);
export type LocalAccount = z.infer<typeof accounts>[number];

const PEOPLE = [
  { email: 'admin@demo.example', displayName: 'Demo Admin', role: 'Jira administrator', isAdmin: true },
  { email: 'user@demo.example', displayName: 'Demo User', role: 'User', isAdmin: false },
];

export async function ensureLocalAccounts(jira: Jira, dataPath: string, random: Random): Promise<LocalAccount[]> {
  const file = join(dataPath, 'accounts.json');
  if (!existsSync(file))
    writeAtomically(
      file,
      JSON.stringify(
        PEOPLE.map((person) => ({ ...person, password: password(random) })),
        null,
        2,
      ),
    );
  const list = accounts.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { email, displayName, password: secret, isAdmin } of list)
    await jira.users.ensure({ email, displayName, password: secret, isAdmin, accountType: 'atlassian' });
  return list;
}

/** Sixteen letters and digits that nobody confuses: about 79 bits. */
function password(random: Random): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const chars = Array.from(random.bytes(16), (byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8, 12].map((start) => chars.slice(start, start + 4).join('')).join('-');
}
