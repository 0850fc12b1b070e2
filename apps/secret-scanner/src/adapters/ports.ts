import { builtinRules, createScanner } from '@tenon/detect';
import type { Ports } from '../use-cases/ports.ts';
import { jira } from './jira.ts';
import { queue } from './queue.ts';
import { storage } from './storage.ts';
import { newId, now } from './system.ts';

/** The app on Forge. Holds nothing of an installation: one warm process may serve several. */
export const forgePorts: Ports = { jira, storage, queue, scanner: createScanner(builtinRules), now, newId };
