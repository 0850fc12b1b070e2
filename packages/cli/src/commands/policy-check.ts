import { pathToFileURL } from 'node:url';
import { judge, loadClaims, type Probe, renderJson, renderText, runProbes } from '@tenon/assurance';
import { systemClock } from '@tenon/kernel';
import { type Command, jsonOption } from './command.ts';

export const policyCheck: Command = {
  name: 'policy check',
  description: 'Run the probes of the security policy and print which claims they prove',
  positionals: [],
  options: { json: jsonOption },
  async run(context, input) {
    const claims = loadClaims(context.policy.claimsDir);
    // Probes see the whole house, so nothing may import them; they are handed in by file.
    const { probes } = (await import(pathToFileURL(context.policy.probesFile).href)) as { probes: readonly Probe[] };
    const judged = judge(claims, await runProbes(probes, systemClock), systemClock.now());
    context.out(input.flag('json') ? renderJson(judged) : renderText(judged));
    return judged.isHolding ? 0 : 1;
  },
};
