import { addressCount, formatCidr, overlaps, parseCidr, type Cidr } from '../cidr/cidr.ts';
import { checkVpcBlock, mayAssociate } from '../cidr/awsLimits.ts';
import { blockClashes } from '../cidr/clashes.ts';
import { privateBlocks, privateFamilies } from '../cidr/privateBlocks.ts';
import type { Design, OtherNetwork } from '../design/design.ts';
import { countOf, formatCount, listOf } from '../evaluation/figures.ts';
import { quotas } from '../evaluation/quotas.ts';
import { blockIn } from '../planning/plan.ts';
import {
  outcomeOf,
  recordedAt,
  type DecisionOption,
  type DecisionPoint,
  type Remark,
} from './decisionPoint.ts';

/** The two that people choose between when nobody has a wish. */
const USUAL = ['10.0.0.0/16', '172.31.0.0/16'];

const PEERING = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html';

/**
 * Which block is the VPC's primary one: it is the one block that can never be changed or given up. `typed` are further
 * blocks to weigh, read already; what is no block AWS takes is left out.
 */
export function primaryBlock(design: Design, typed: readonly string[]): DecisionPoint {
  const now = design.vpc.blocks[0] ?? '';
  const recorded = recordedAt(design, 'primary-block');
  const texts = new Set([now, ...USUAL, ...typed, ...(recorded === null ? [] : [recorded.decision.option])]);
  const candidates = [...texts].flatMap((text) => {
    const cidr = blockIn(text);
    return cidr === undefined || !checkVpcBlock(cidr).ok ? [] : [judged(design, cidr)];
  });
  const best = bestOf(design, now, candidates);
  return {
    id: 'primary-block',
    question: 'Which block is the VPC’s primary one?',
    options: candidates.map(({ option }) => option),
    inForce: now,
    recommended: { option: best?.option.id ?? now, reasons: reasonsFor(design, best, candidates) },
    recorded,
  };
}

type Candidate = { readonly option: DecisionOption; readonly room: number };

function judged(design: Design, cidr: Cidr): Candidate {
  const id = formatCidr(cidr);
  const now = design.vpc.blocks[0] ?? '';
  const commands = id === now ? [] : [{ type: 'setVpcBlock', from: now, to: id } as const];
  const outcome = outcomeOf(design, `Take ${id} as primary block`, commands);
  const clashes = blockClashes(cidr);
  const others = overlapping(design, cidr);
  const further = furtherBlocks(design, cidr);
  const room = further.reduce((sum, { count }) => sum + count, 0);
  const option: DecisionOption = {
    id,
    label: id,
    description: describe(cidr),
    figures: [
      count('addresses', 'Addresses', addressCount(cidr.prefix)),
      count('clashes', 'Known ranges it clashes with', clashes.length),
      count('overlaps', 'Your other networks it overlaps', others.length),
      {
        id: 'further-blocks',
        label: 'Further /16 blocks open to it',
        value: room,
        text:
          room === 0 ? 'none' : further.map((row) => `${formatCount(row.count)} in ${row.family}`).join(', '),
      },
      count('moves', 'Subnets that get other addresses', outcome.moves.length),
    ],
    remarks: [
      ...others.map(overlapRemark),
      ...clashes.map(({ reason, source }): Remark => ({ severity: 'warning', text: reason, source })),
      ...(clashes.length + others.length === 0 ? [clear(design)] : []),
    ],
    commands: outcome.refusal === null ? commands : [],
    refusal: outcome.refusal,
    moves: outcome.moves,
    replaces: outcome.replaces,
    blocks: [],
    sizes: [],
  };
  return { option, room };
}

function count(id: string, label: string, value: number) {
  return { id, label, value, text: formatCount(value) };
}

function describe(cidr: Cidr): string {
  const family = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].find((text) => within(text, cidr));
  const size = countOf(addressCount(cidr.prefix), 'address', 'addresses');
  if (family !== undefined) return `${size} of the private range ${family} (RFC 1918).`;
  if (within('100.64.0.0/10', cidr)) return `${size} of the shared range 100.64.0.0/10 (RFC 6598).`;
  return `${size} outside the private ranges: hosts on the internet that own them cannot be reached.`;
}

function within(text: string, cidr: Cidr): boolean {
  const range = blockIn(text);
  return range !== undefined && range.prefix <= cidr.prefix && overlaps(range, cidr);
}

type Overlap = { readonly network: OtherNetwork; readonly range: string };

/** The listed networks that share addresses with the block, each with the first range that does. */
function overlapping(design: Design, cidr: Cidr): readonly Overlap[] {
  return Object.values(design.networks).flatMap((network) => {
    const range = network.cidrs.find((text) => {
      const other = blockIn(text);
      return other !== undefined && overlaps(other, cidr);
    });
    return range === undefined ? [] : [{ network, range }];
  });
}

function overlapRemark({ network, range }: Overlap): Remark {
  return network.kind === 'peered-vpc'
    ? {
        severity: 'error',
        text: `${network.name} has ${range}, and VPCs whose blocks overlap cannot be peered.`,
        source: PEERING,
      }
    : {
        severity: 'error',
        text: `${network.name} has ${range}: what has the same addresses on both sides cannot be reached.`,
        source: null,
      };
}

function clear({ networks }: Design): Remark {
  const known = Object.keys(networks).length;
  const text =
    known === 0
      ? 'Nothing that is known clashes with it; no other networks are listed yet.'
      : `Nothing that is known clashes with it, nor does any of your ${countOf(known, 'other network')}.`;
  return { severity: 'ok', text, source: null };
}

/** How many /16 AWS would add beside this primary block, by private range, less those that other networks have. */
function furtherBlocks(
  design: Design,
  primary: Cidr,
): readonly { readonly family: string; readonly count: number }[] {
  const others = Object.values(design.networks).flatMap(({ cidrs }) =>
    cidrs.flatMap((text) => blockIn(text) ?? []),
  );
  const free = privateBlocks().filter(
    (cidr) => mayAssociate([primary], cidr).ok && !others.some((other) => overlaps(other, cidr)),
  );
  return privateFamilies.flatMap((family) => {
    const here = free.filter((cidr) => within(family, cidr)).length;
    return here === 0 ? [] : [{ family, count: here }];
  });
}

/** Fewest errors, then fewest warnings, then the one in force, then the most room to grow. */
function bestOf(design: Design, now: string, candidates: readonly Candidate[]): Candidate | undefined {
  const possible = candidates.filter(({ option }) => option.refusal === null);
  if (design.deployment !== null) return candidates.find(({ option }) => option.id === now);
  const counted = ({ option }: Candidate, severity: Remark['severity']) =>
    option.remarks.filter((remark) => remark.severity === severity).length;
  return [...possible].sort(
    (a, b) =>
      counted(a, 'error') - counted(b, 'error') ||
      counted(a, 'warning') - counted(b, 'warning') ||
      Number(b.option.id === now) - Number(a.option.id === now) ||
      b.room - a.room,
  )[0];
}

function reasonsFor(
  { deployment }: Design,
  best: Candidate | undefined,
  candidates: readonly Candidate[],
): readonly string[] {
  if (best === undefined) return ['None of the blocks can be taken as the design stands.'];
  if (deployment !== null) {
    return [
      `${deployment.stack} is deployed in ${best.option.id}, and a primary block can only be replaced together with its VPC.`,
    ];
  }
  const troubled = candidates.filter(({ option }) =>
    option.remarks.some(({ severity }) => severity !== 'ok'),
  );
  const own = best.option.remarks.filter(({ severity }) => severity !== 'ok');
  return [
    own.length === 0
      ? `${best.option.id} clashes with nothing that is known.`
      : `${best.option.id} clashes with the least: ${listOf(own.map(({ text }) => text.replace(/\.$/, '')))}.`,
    roomText(best.room),
    ...troubled
      .filter((candidate) => candidate !== best)
      .map(({ option }) => `Not ${option.id}: ${lowerFirst(option.remarks[0]?.text ?? '')}`),
  ];
}

/** How much of the room a VPC can take: AWS adds blocks up to a quota, and more of them on request. */
function roomText(room: number): string {
  if (room === 0) return 'No further /16 block is open to a VPC that begins with it.';
  const { limit, raisedTo } = quotas.vpcBlocks;
  const open = `${countOf(room, 'further /16 block is', 'further /16 blocks are')} open to a VPC that begins with it`;
  const [usual, most] = [limit - 1, raisedTo - 1];
  return room <= usual
    ? `${open}.`
    : `${open}, of which AWS adds ${formatCount(usual)} by default and ${formatCount(Math.min(room, most))} on request.`;
}

/** A sentence as the second half of another; names keep their capital. */
function lowerFirst(sentence: string): string {
  return sentence.replace(/^(It|What|Nothing|One)\b/, (word) => word.toLowerCase());
}

/** A block that a person typed, as it stands among the options; or why AWS would not take it as a VPC's block. */
export function readCandidate(text: string) {
  const parsed = parseCidr(text.trim());
  if (!parsed.ok) return parsed;
  const allowed = checkVpcBlock(parsed.value);
  return allowed.ok ? parsed : allowed;
}
