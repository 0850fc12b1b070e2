import { define, defineResolvers, jiraAdmin } from '@tenon/app-kit';
import { builtinRules } from '@tenon/detect';
import { forgePorts } from '../adapters/ports.ts';
import { adminContract, type RuleView } from '../contract.ts';
import { tilesOf } from '../domain/views.ts';
import { cancelScan, resumeScan, scanStatus, startScan } from '../use-cases/control-scan.ts';
import { allFindings, exportFindings, listFindings, setFindingState } from '../use-cases/findings.ts';

const admin = jiraAdmin();

export const adminResolver = defineResolvers(adminContract, {
  overview: define(admin, async () => {
    const views = await allFindings(forgePorts);
    return { tiles: tilesOf(views), projects: [...new Set(views.map((view) => view.projectKey))].sort() };
  }),
  startScan: define(admin, () => startScan(forgePorts)),
  cancelScan: define(admin, () => cancelScan(forgePorts)),
  resumeScan: define(admin, () => resumeScan(forgePorts)),
  scanStatus: define(admin, async () => (await scanStatus(forgePorts)) ?? null),
  listFindings: define(admin, ({ input }) => listFindings(forgePorts, input)),
  setFindingState: define(admin, async ({ subject, input }) => {
    return { changes: await setFindingState(forgePorts, { ...input, by: subject.accountId }) };
  }),
  exportFindings: define(admin, ({ input }) => exportFindings(forgePorts, input)),
  listRules: define(admin, async () => builtinRules.map(ruleView)),
});

function ruleView({ id, name, description, category, severity, confidence }: RuleView): RuleView {
  return { id, name, description, category, severity, confidence };
}
