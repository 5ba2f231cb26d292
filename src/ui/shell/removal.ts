import { batchOf, type Command } from '../../engine/commands/command.ts';
import {
  entryOf,
  isDerivedRouteTableId,
  isSingle,
  readRef,
  type Design,
  type Ref,
} from '../../engine/design/design.ts';
import { nameOf } from '../names.ts';

/** Whether there is one NAT gateway or instance: one of several cannot go alone, because the zones share one choice. */
const standsAlone = ({ nat, zones }: Design) =>
  isSingle(nat.mode) || nat.mode === 'regional' || Object.keys(zones).length === 1;

/** Why nothing of what is selected can be removed, where a person would wonder; else `null`. */
export function removalRefusal(design: Design, refs: readonly Ref[]): string | null {
  if (standsAlone(design) || !refs.some((ref) => readRef(ref).kind === 'nat')) return null;
  return 'NAT is chosen for the whole network: take another choice in the menu of a NAT gateway or instance.';
}

/** The command that takes one thing out of the design; `null` for what stands for itself, such as the VPC. */
function removeOne(design: Design, ref: Ref): Command | null {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'zone':
      return { type: 'removeZone', id };
    case 'tier':
      return { type: 'removeTier', id };
    case 'subnet':
      return { type: 'removeSubnet', id };
    case 'endpoint':
      return { type: 'removeEndpoint', id };
    case 'group':
      return { type: 'removeSecurityGroup', id };
    case 'rule':
      return { type: 'removeRule', id };
    case 'workload':
      return { type: 'removeWorkload', id };
    case 'held':
      return { type: 'releaseRange', id };
    case 'internet-gateway':
      return { type: 'setVpc', internetGateway: false };
    case 'egress-only-internet-gateway':
      return { type: 'setVpc', egressOnlyInternetGateway: false };
    case 'transit-gateway':
      return { type: 'setTransitGateway', transitGateway: null };
    case 'route-table':
      return isDerivedRouteTableId(id) ? null : { type: 'removeRouteTable', id };
    case 'network-acl':
      return id === '' ? null : { type: 'removeNetworkAcl', id };
    case 'network':
      return { type: 'removeNetwork', id };
    case 'edge': {
      const [from = '', to = ''] = id.split('>');
      return { type: 'removeFlow', from, to };
    }
    case 'nat':
      return standsAlone(design) ? { type: 'setNat', mode: 'none' } : null;
    default:
      return null;
  }
}

/** Whether something that holds the ref is being removed with it. */
function goesWithAnother(design: Design, ref: Ref, refs: ReadonlySet<Ref>): boolean {
  const { kind, id } = readRef(ref);
  if (kind === 'subnet') {
    const subnet = entryOf(design.subnets, id);
    return subnet !== undefined && (refs.has(`zone:${subnet.zone}`) || refs.has(`tier:${subnet.tier}`));
  }
  if (kind === 'workload') return refs.has(`tier:${entryOf(design.workloads, id)?.tier ?? ''}`);
  if (kind === 'rule') return refs.has(`group:${entryOf(design.rules, id)?.group ?? ''}`);
  if (kind === 'edge') return id.split('>').some((end) => refs.has(end));
  return false;
}

/** One command that removes everything selected, or `null` when nothing of it can be removed. */
export function removalOf(design: Design, refs: readonly Ref[]): Command | null {
  const all = new Set(refs);
  const targets = refs.filter((ref) => !goesWithAnother(design, ref, all));
  const commands = targets.map((ref) => removeOne(design, ref)).filter((command) => command !== null);
  const unique = [...new Map(commands.map((command) => [JSON.stringify(command), command])).values()];
  const [first] = unique;
  if (first === undefined) return null;
  if (unique.length === 1) return first;
  const label = `Remove ${targets
    .slice(0, 2)
    .map((ref) => nameOf(design, ref))
    .join(', ')}${targets.length > 2 ? ` and ${String(targets.length - 2)} more` : ''}`;
  return batchOf(label, unique);
}
