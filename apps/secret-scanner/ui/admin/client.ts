import { createClient } from '@tenon/app-kit/ui';
import type { adminContract } from '../../src/contract.ts';

export const call = createClient<typeof adminContract>();
