import type { Dice } from './dice.ts';
import { code, type Node, p } from './rich-text.ts';

/**
 * Text that resembles a credential and is none: placeholders, references, masked values, hashes, pictures. A scanner
 * that reports one of these cries wolf. What documentation prints is put together here, so that this file is silent too.
 */
export function lookalike(dice: Dice): Node[] {
  const hex = (length: number) => dice.letters(length, '0123456789abcdef');
  const base64 = (length: number) =>
    dice.letters(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
  const documented = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('');
  return dice.pick<() => Node[]>([
    () => [
      p('My settings, for whoever wants to reproduce it:'),
      code(
        'bash',
        'export DATABASE_URL="postgres://shop:$DB_PASSWORD@localhost:5432/shop"\nexport GITHUB_TOKEN=<your-token>\nexport NODE_ENV=development',
      ),
    ],
    () => [p(`Happens since commit \`${hex(40)}\`, the one before (\`${hex(12)}\`) is fine.`)],
    () => [
      p('The relevant part of the values file:'),
      code(
        'yaml',
        `stripe:\n  secretKey: "{{ .Values.stripe.secretKey }}"\n  webhookSecret: ********\n  account: acct_demo\nimage:\n  digest: sha256:${hex(64)}`,
      ),
    ],
    () => [
      p('As in the documentation of the vendor:'),
      code('ini', `[default]\naws_access_key_id = ${documented}\nregion = eu-central-1`),
    ],
    () => [
      p(
        `Correlation id \`${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}\`, order ${dice.between(40_000_000, 49_999_999)}, batch ${hex(24)}.`,
      ),
    ],
    () => [
      p('The mail about it shows this instead of our logo:'),
      code('css', `.thumb { background: url("data:image/png;base64,${base64(96)}=="); }`),
    ],
    () => [p(`If you need a test card: ${'4242 '.repeat(4).trim()}, any date in the future.`)],
    () => [
      p('From the lock file, in case it matters:'),
      code(
        'json',
        `{\n  "integrity": "sha512-${base64(86)}==",\n  "resolved": "https://registry.fernwharf.example/left-pad/-/left-pad-1.3.0.tgz"\n}`,
      ),
    ],
    () => [p('I cut the value out of the log: `token=[redacted]`, the rest is as it came.')],
    () => [
      p('The alert for it goes to `$SLACK_WEBHOOK_URL`, set by the deployment, if somebody wants to follow along.'),
    ],
  ])();
}
