import { type Design, MOST_VPC_BLOCKS } from './design.ts';

/*
 * How large a design may be. Far above what one VPC can hold in AWS, and low enough that everything computed from a
 * design stays within a moment; the door and the commands refuse what is beyond, so that whatever can be made can be
 * saved and opened again.
 */

/** The largest design file, in bytes of UTF-8: 20 MB. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** How many levels of objects and arrays a file may have; the design itself has seven. */
export const MOST_LEVELS = 64;

/** How many things of each kind a design may hold, and what people call them. */
const most = {
  zones: [26, 'zones'],
  tiers: [100, 'tiers'],
  subnets: [10_000, 'subnets'],
  workloads: [2_000, 'workloads'],
  routeTables: [500, 'route tables'],
  endpoints: [500, 'endpoints'],
  networks: [500, 'other networks'],
  securityGroups: [2_500, 'security groups'],
  rules: [20_000, 'rules'],
  networkAcls: [500, 'network ACLs'],
  intents: [500, 'intents'],
  tags: [49, 'tags'],
  assumptions: [500, 'assumptions'],
  decisions: [1_000, 'decisions'],
  setAside: [5_000, 'findings set aside'],
  comments: [5_000, 'comments'],
  signOffs: [1_000, 'signatures'],
  positions: [5_000, 'placed boxes'],
} as const satisfies Partial<Record<keyof Design, readonly [number, string]>>;

/** How many ranges may be kept free. */
const MOST_HELD = [200, 'held ranges'] as const;

/** How many blocks the VPC may have. */
const MOST_BLOCKS = [MOST_VPC_BLOCKS, 'blocks of the VPC'] as const;

/** How many events the tracker's log may hold. */
const MOST_EVENTS = [5_000, 'entries in the log of the tracker'] as const;

/** How many data flows may be stated. */
const MOST_DATA_FLOWS = [2_000, 'data flows'] as const;

/**
 * Why the design is too large, as a sentence with the limit in it, or `undefined`. Records it shares with `before`,
 * which was within the limits, are not counted again.
 */
export function limitProblem(design: Design, before?: Design): string | undefined {
  for (const key of limited) {
    const problem = design[key] === before?.[key] ? undefined : sizeProblem(design[key], most[key]);
    if (problem !== undefined) return problem;
  }
  const vpc = design.vpc === before?.vpc ? undefined : vpcProblem(design.vpc);
  if (vpc !== undefined) return vpc;
  const log = design.tracker === before?.tracker ? undefined : sizeProblem(design.tracker.log, MOST_EVENTS);
  if (log !== undefined || design.dataTransfer === before?.dataTransfer) return log;
  return sizeProblem(design.dataTransfer.flows, MOST_DATA_FLOWS);
}

function vpcProblem({ held, blocks }: Design['vpc']): string | undefined {
  return sizeProblem(held, MOST_HELD) ?? sizeProblem(blocks, MOST_BLOCKS);
}

/** The same for a document that has not been checked yet, so that a huge one is refused before it takes time. */
export function recordSizeProblem(document: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of limited) {
    const problem = sizeProblem(document[key], most[key]);
    if (problem !== undefined) return problem;
  }
  const { vpc, dataTransfer, tracker } = document;
  return (
    sizeProblem(inside(vpc, 'held'), MOST_HELD) ??
    sizeProblem(inside(dataTransfer, 'flows'), MOST_DATA_FLOWS) ??
    sizeProblem(inside(tracker, 'log'), MOST_EVENTS)
  );
}

function inside(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

const limited = Object.keys(most) as (keyof typeof most)[];

function sizeProblem(record: unknown, [limit, what]: readonly [number, string]): string | undefined {
  const count = typeof record === 'object' && record !== null ? Object.keys(record).length : 0;
  if (count <= limit) return undefined;
  const figures = `${count.toLocaleString('en-US')} ${what}, and ${limit.toLocaleString('en-US')} is the most`;
  return `The design has ${figures} it can hold; remove some or split it into two designs.`;
}
