import { z } from 'zod';

const sentence = z.string().trim().min(1);
const requirementIds = z.array(z.string().min(1));
const day = z.iso.date();
const kind = z.enum(['enforced', 'tested', 'attested', 'clocked', 'generated']);

/** `proven`: probes show it on the running system. `asserted`: said, not shown. `planned`: not true yet. `exempt`: does not apply; see the reason. */
export const claimStatus = z.enum(['proven', 'asserted', 'planned', 'exempt']);
export type ClaimStatus = z.infer<typeof claimStatus>;

/** One sentence of the security policy, what makes it true and what shows it. */
export const claimSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z]{2,8}-\d{2}[a-z]?$/, 'must look like ARCH-03'),
    claim: sentence,
    category: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be lower-case words joined by hyphens'),
    enforcement: sentence,
    evidence: sentence,
    kind,
    also: z.array(kind).optional(),
    /** The strictest figure among the policies that make this claim. */
    strictest_value: sentence.optional(),
    /** Requirements of other catalogues that the claim answers, by catalogue. */
    maps: z.record(z.string(), requirementIds),
    basis: z.enum(['stated', 'recovered', 'inferred']),
    seeds: z.array(z.string()).optional(),
    recovered_in: z.array(z.string()).optional(),
    /** What a deployment profile prints instead. */
    profiles: z.record(z.string(), sentence).optional(),
    note: sentence.optional(),
    status: claimStatus,
    probes: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the id of a probe')),
    reason: sentence.optional(),
    /** Day (UTC) by which an exemption has to be looked at again. */
    reviewBy: day.optional(),
  })
  .superRefine((claim, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (claim.status === 'proven' && claim.probes.length === 0) refuse('probes', 'a proven claim needs a probe');
    if (claim.status === 'exempt' && claim.reason === undefined) refuse('status', 'an exempt claim needs a reason');
    if (claim.status === 'exempt' && claim.reviewBy === undefined) refuse('status', 'an exempt claim needs reviewBy');
    if (new Set(claim.probes).size < claim.probes.length) refuse('probes', 'a probe is named twice');
  });

export type Claim = z.infer<typeof claimSchema>;
