import type { Design } from '../../design/design.ts';
import type { DeployedRule } from './readTemplate.testing.ts';

/*
 * The rules of matrix.json and those of a template in the same words. Ports come from the matrix's flows, which name the
 * rules they are made of, and everything else from its list of rules, so that the two parts of the file are held against
 * each other as well.
 */

type Matrix = {
  readonly rules: readonly {
    readonly id: string;
    readonly group: string;
    readonly direction: 'ingress' | 'egress';
    readonly peer: string;
    readonly traffic: string;
  }[];
  readonly flows: readonly {
    readonly protocol: string;
    readonly ports: { readonly from: number; readonly to: number } | null;
    readonly ingressRule: { readonly id: string } | null;
    readonly egressRule: { readonly id: string } | null;
  }[];
};

/** The rules that a template deploys, each once, in order. */
export function toldAsDeployed(rules: readonly DeployedRule[]): readonly string[] {
  return inOrder(
    rules.map(({ group, direction, peer, protocol, from, to }) => [
      ...[group, direction, peer, protocol],
      ...[from, to],
    ]),
  );
}

/** The rules that matrix.json has, without those whose prefix list nobody knows, which no stack can hold. */
export function toldInMatrix(design: Design, text: string): readonly string[] {
  const matrix = JSON.parse(text) as Matrix;
  return inOrder(
    matrix.rules.flatMap((rule) => {
      const { group, direction, peer } = rule;
      const name = peerName(design, peer);
      if (name === null) return [];
      const wire = onTheWire(flowOf(matrix, rule));
      return [[design.securityGroups[group]?.name ?? group, direction, name, ...wire]];
    }),
  );
}

/** The flow that a rule is part of; of rules that say the same, flows name one. */
function flowOf(
  { rules, flows }: Matrix,
  rule: Matrix['rules'][number],
): Matrix['flows'][number] | undefined {
  const says = (one: Matrix['rules'][number]) => [one.group, one.direction, one.peer, one.traffic].join(' ');
  const same = rules.filter((one) => says(one) === says(rule)).map(({ id }) => id);
  return flows.find(({ ingressRule, egressRule }) =>
    same.includes((rule.direction === 'ingress' ? ingressRule : egressRule)?.id ?? ''),
  );
}

function inOrder(rules: readonly (readonly (string | number | null)[])[]): readonly string[] {
  return [...new Set(rules.map((rule) => JSON.stringify(rule)))].sort();
}

function peerName(design: Design, ref: string): string | null {
  const at = ref.indexOf(':');
  const [kind, id] = [ref.slice(0, at), ref.slice(at + 1)];
  if (kind === 'group') return `sg:${design.securityGroups[id]?.name ?? id}`;
  if (kind !== 'endpoint') return id;
  const endpoint = design.endpoints[id];
  return endpoint?.type === 'gateway' ? endpoint.prefixListId : null;
}

const WIRE_NAMES: Readonly<Record<string, string>> = {
  all: '-1',
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmpv6',
};

/** Protocol and ports as EC2 writes them: every port of TCP and UDP as a range, every type of ICMP as -1. */
function onTheWire(flow: Matrix['flows'][number] | undefined): readonly (string | number | null)[] {
  if (flow === undefined) return ['no flow'];
  const { ports } = flow;
  const protocol = WIRE_NAMES[flow.protocol] ?? flow.protocol;
  if (protocol === 'tcp' || protocol === 'udp') return [protocol, ports?.from ?? 0, ports?.to ?? 65_535];
  if (protocol.startsWith('icmp')) return [protocol, ports?.from ?? -1, ports?.to ?? -1];
  return [protocol, null, null];
}
