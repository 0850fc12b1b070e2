import type { ImportProgress, ImportSummary } from '@tenon/jira';
import { z } from 'zod';
import type { Operation } from './operation.ts';

const args = z.object({ sourceId: z.string() });

export const importIssues: Operation<z.infer<typeof args>, ImportProgress, ImportSummary> = {
  name: 'jira-import',
  parse: (value) => args.parse(value),
  run: (tenon, { sourceId }, input, progress) => tenon.jira.importer.run(input, { sourceId, onProgress: progress }),
};
