import fc from 'fast-check';

import {
  type Decision,
  type Design,
  type FlowEnd,
  type Intent,
  type LockKind,
  lockKinds,
  networkKinds,
  type Peer,
  type ReachEnd,
  type RouteTarget,
  type TaskId,
  taskIds,
  tickIds,
  type Tracker,
  type Traffic,
} from '../design/design.ts';
import { peerRef } from '../design/traffic.ts';
import type { Command } from './command.ts';
import { addressFamilies } from './subnetIpv6.ts';

/** Rolls dice: a number below `sides`, from numbers that fast-check made and can shrink. */
type Dice = (sides: number) => number;

const cidrs = ['10.0.0.0/8', '0.0.0.0/0', '::/0', '2001:db8::/32', '192.0.2.0/24'] as const;
const blocks = ['10.0.28.0/24', '10.0.64.0/20', '10.0.4.0/22', '10.0.128.0/18', '10.1.0.0/24'] as const;

const idOf = (record: object, dice: Dice): string => {
  const ids = Object.keys(record);
  return ids[dice(Math.max(1, ids.length))] ?? 'nobody';
};

const pick = <T>(list: readonly [T, ...T[]], dice: Dice): T => list[dice(list.length)] ?? list[0];

/** A name as the caller has it, or one as long as names may be. */
const named = (plain: string, dice: Dice): string => (dice(3) === 0 ? pick(longNames, dice) : plain);

/* Names as long as names may be, of emoji that a cut in the wrong place would halve. */
const rockets = (count: number) => '\u{1f680}'.repeat(count);
const longNames = [rockets(60), `x${rockets(59)}`, `${rockets(58)} a`, `x${rockets(58)} b`] as const;

const traffic = (dice: Dice): Traffic =>
  pick<Traffic>(
    [
      { protocol: 'tcp', ports: { from: 443, to: 443 } },
      { protocol: 'udp', ports: { from: 8000, to: 8010 } },
      { protocol: 'icmp', ports: { from: 8, to: 0 } },
      { protocol: 'icmpv6', ports: { from: 128, to: -1 } },
      { protocol: 'all', ports: null },
      { protocol: '50', ports: null },
    ],
    dice,
  );

const peer = (design: Design, dice: Dice): Peer =>
  pick<Peer>(
    [
      { kind: 'cidr', cidr: pick(cidrs, dice) },
      { kind: 'group', group: idOf(design.securityGroups, dice) },
      { kind: 'endpoint', endpoint: idOf(design.endpoints, dice) },
      { kind: 'prefix-list', prefixList: 'pl-63a5400a' },
    ],
    dice,
  );

const end = (design: Design, dice: Dice): string =>
  pick(
    [
      `group:${idOf(design.securityGroups, dice)}`,
      `group:${idOf(design.securityGroups, dice)}`,
      `cidr:${pick(cidrs, dice)}`,
      `endpoint:${idOf(design.endpoints, dice)}`,
      'prefix-list:pl-63a5400a',
    ],
    dice,
  );

/** A flow that a rule of the design is a side of, or any other when it has no rules. */
const flowOf = (design: Design, dice: Dice): { from: string; to: string; traffic: Traffic } => {
  const rule = Object.values(design.rules)[dice(Math.max(1, Object.keys(design.rules).length))];
  if (rule === undefined) return { from: end(design, dice), to: end(design, dice), traffic: traffic(dice) };
  const [own, other] = [`group:${rule.group}`, peerRef(rule.peer)];
  const [from, to] = rule.direction === 'ingress' ? [other, own] : [own, other];
  return { from, to, traffic: rule.traffic };
};

/** An end of a data flow: mostly a tier, because every flow has one. */
const flowEnd = (design: Design, dice: Dice): FlowEnd =>
  pick<FlowEnd>(
    [
      { kind: 'tier', tier: idOf(design.tiers, dice) },
      { kind: 'tier', tier: idOf(design.tiers, dice) },
      { kind: 'internet' },
      { kind: 'service', service: pick(['s3', 'logs', 'sqs'], dice) },
      { kind: 'network', network: idOf(design.networks, dice) },
    ],
    dice,
  );

const reachEnd = (design: Design, dice: Dice): ReachEnd =>
  pick<ReachEnd>(
    [
      { kind: 'workload', workload: idOf(design.workloads, dice) },
      { kind: 'tier', tier: idOf(design.tiers, dice) },
      { kind: 'internet' },
      { kind: 'group', group: idOf(design.securityGroups, dice) },
      { kind: 'subnet', subnet: idOf(design.subnets, dice) },
      { kind: 'endpoint', endpoint: idOf(design.endpoints, dice) },
      { kind: 'service', service: pick(['s3', 'logs', 'sqs'], dice) },
      { kind: 'network', network: idOf(design.networks, dice) },
      { kind: 'cidr', cidr: pick(cidrs, dice) },
    ],
    dice,
  );

const intent = (design: Design, dice: Dice): Intent => {
  const from = reachEnd(design, dice);
  const connection = { from, to: reachEnd(design, dice), traffic: traffic(dice) };
  return pick<Intent>(
    [
      { kind: 'never', ...connection, notes: '' },
      { kind: 'reaches', ...connection, notes: '' },
      { kind: 'only-through', from, service: 's3', endpoint: idOf(design.endpoints, dice), notes: '' },
      { kind: 'only-these', allowed: [connection], notes: '' },
    ],
    dice,
  );
};

const act = { by: 'Ada', at: '2026-11-29T14:30:00Z' } as const;
const spoken = { by: 'Ada', at: '2026-11-22T14:02:00.000Z' } as const;
const review = { by: 'Ada', on: '2026-11-22' } as const;

/** Mostly the task that is next, else any. */
const nextTask = ({ tasks }: Tracker, dice: Dice): TaskId =>
  (dice(3) === 0 ? undefined : taskIds.find((id) => tasks[id].status !== 'done')) ?? pick(taskIds, dice);

/** A lock that is held. */
const anyLock = ({ locks }: Tracker, dice: Dice): LockKind | undefined => {
  const held = lockKinds.filter((kind) => locks[kind] !== undefined);
  return held[dice(Math.max(1, held.length))];
};

/** A command of every kind, about things that the design has. */
const makers: {
  readonly [Type in Exclude<Command['type'], 'batch'>]: (design: Design, dice: Dice) => Command;
} = {
  renameDesign: (_, dice) => ({ type: 'renameDesign', name: named(`design ${dice(9)}`, dice) }),
  setNotes: (_, dice) => ({ type: 'setNotes', notes: `line\n${dice(9)}` }),
  setRegion: (_, dice) => ({
    type: 'setRegion',
    region: pick(['eu-central-1', 'us-east-1', 'ap-northeast-1'], dice),
  }),
  setRequirements: (_, dice) => ({
    type: 'setRequirements',
    changes: { agents: dice(5000), zones: 1 + dice(6) },
  }),
  setTag: (_, dice) => ({
    type: 'setTag',
    key: pick(['Project', 'Owner'], dice),
    value: pick([null, '', 'x'], dice),
  }),
  renameTag: (_, dice) => ({
    type: 'renameTag',
    key: pick(['Project', 'Owner'], dice),
    to: pick(['Project', 'Owner', 'Team'], dice),
  }),
  setVpc: (_, dice) => ({ type: 'setVpc', internetGateway: dice(2) === 0, flowLog: null }),
  setTransitGateway: ({ tiers }, dice) => ({
    type: 'setTransitGateway',
    transitGateway: pick<Design['vpc']['transitGateway']>(
      [null, { id: null, tier: idOf(tiers, dice) }],
      dice,
    ),
  }),
  setVpcIpv6: (_, dice) => ({
    type: 'setVpcIpv6',
    ipv6: pick([null, { cidr: null }, { cidr: '2001:db8:1234:1a00::/56' }], dice),
  }),
  addVpcBlock: (_, dice) => ({
    type: 'addVpcBlock',
    cidr: pick(['10.1.0.0/16', '10.2.0.0/20', '100.64.0.0/16'], dice),
  }),
  removeVpcBlock: ({ vpc }, dice) => ({
    type: 'removeVpcBlock',
    cidr: vpc.blocks[dice(vpc.blocks.length)] ?? '',
  }),
  setVpcBlock: ({ vpc }, dice) => ({
    type: 'setVpcBlock',
    from: vpc.blocks[dice(vpc.blocks.length)] ?? '',
    to: pick(['10.9.0.0/16', '10.0.0.0/16', '10.8.0.0/17', '10.7.0.0/19'], dice),
  }),
  holdRange: (_, dice) => ({
    type: 'holdRange',
    name: named(`held ${dice(9)}`, dice),
    cidr: pick(blocks, dice),
  }),
  releaseRange: ({ vpc }, dice) => ({ type: 'releaseRange', id: idOf(vpc.held, dice) }),
  setHeldRange: ({ vpc }, dice) => ({
    type: 'setHeldRange',
    id: idOf(vpc.held, dice),
    cidr: pick(blocks, dice),
    ...(dice(2) === 0 ? { name: named(`held ${dice(9)}`, dice) } : {}),
  }),
  addZone: (_, dice) => ({ type: 'addZone', withSubnets: dice(3) > 0 }),
  removeZone: ({ zones }, dice) => ({ type: 'removeZone', id: idOf(zones, dice) }),
  setZone: ({ zones, region }, dice) => ({
    type: 'setZone',
    id: idOf(zones, dice),
    name: `${region}${pick(['a', 'f'], dice)}`,
  }),
  moveZone: ({ zones }, dice) => ({ type: 'moveZone', id: idOf(zones, dice), index: dice(7) }),
  addTier: (_, dice) => ({
    type: 'addTier',
    name: named(`Tier ${dice(9)}`, dice),
    access: pick(['public', 'private', 'isolated'], dice),
    prefix: 20 + dice(9),
  }),
  removeTier: ({ tiers }, dice) => ({ type: 'removeTier', id: idOf(tiers, dice) }),
  setTier: ({ tiers }, dice) => ({ type: 'setTier', id: idOf(tiers, dice), prefix: 20 + dice(9) }),
  moveTier: ({ tiers }, dice) => ({ type: 'moveTier', id: idOf(tiers, dice), index: dice(7) }),
  addSubnet: ({ zones, tiers }, dice) => ({
    type: 'addSubnet',
    zone: idOf(zones, dice),
    tier: idOf(tiers, dice),
    cidr: pick(['/24', '/27', ...blocks], dice),
  }),
  removeSubnet: ({ subnets }, dice) => ({ type: 'removeSubnet', id: idOf(subnets, dice) }),
  moveSubnet: ({ subnets, zones, tiers }, dice) => ({
    type: 'moveSubnet',
    id: idOf(subnets, dice),
    zone: idOf(zones, dice),
    ...(dice(2) === 0 ? { tier: idOf(tiers, dice) } : {}),
  }),
  resizeSubnet: ({ subnets }, dice) => ({
    type: 'resizeSubnet',
    id: idOf(subnets, dice),
    prefix: 20 + dice(9),
  }),
  setSubnetCidr: ({ subnets }, dice) => ({
    type: 'setSubnetCidr',
    id: idOf(subnets, dice),
    cidr: pick([null, '/25', ...blocks], dice),
  }),
  splitSubnet: ({ subnets }, dice) => ({ type: 'splitSubnet', id: idOf(subnets, dice) }),
  joinSubnets: ({ subnets }, dice) => {
    const beside = (id: string) => {
      const { zone, tier } = subnets[id] ?? {};
      return Object.keys(subnets).find(
        (other) => other !== id && subnets[other]?.zone === zone && subnets[other]?.tier === tier,
      );
    };
    const twins = Object.keys(subnets).filter((id) => beside(id) !== undefined);
    const id = twins[dice(Math.max(1, twins.length))] ?? idOf(subnets, dice);
    return { type: 'joinSubnets', id, other: beside(id) ?? idOf(subnets, dice) };
  },
  setSubnet: ({ subnets, routeTables, networkAcls }, dice) => ({
    type: 'setSubnet',
    id: idOf(subnets, dice),
    ...pick<Omit<Extract<Command, { type: 'setSubnet' }>, 'type' | 'id'>>(
      [
        { pinned: dice(2) === 0 },
        { name: named('Renamed', dice) },
        { routeTable: pick<string | null>([idOf(routeTables, dice), 'main', null], dice) },
        { networkAcl: idOf(networkAcls, dice) },
      ],
      dice,
    ),
  }),
  repack: ({ tiers }, dice) => ({
    type: 'repack',
    ...(dice(2) === 0 ? { sizes: { [idOf(tiers, dice)]: 20 + dice(9) } } : {}),
    ...(dice(3) === 0 ? { keepFree: [pick(blocks, dice)] } : {}),
  }),
  setSubnetIpv6: ({ subnets }, dice) => ({
    type: 'setSubnetIpv6',
    id: idOf(subnets, dice),
    family: pick(addressFamilies, dice),
    ...(dice(3) === 0 ? { index: dice(256) } : {}),
  }),
  setTierIpv6: ({ tiers }, dice) => ({
    type: 'setTierIpv6',
    id: idOf(tiers, dice),
    family: pick(addressFamilies, dice),
  }),
  setNat: ({ zones }, dice) => ({
    type: 'setNat',
    mode: pick(['per-zone', 'single', 'none'], dice),
    zone: idOf(zones, dice),
  }),
  setDiscount: (_, dice) => ({ type: 'setDiscount', percent: pick([0, 7.5, 10, 100], dice) }),
  loadPrices: ({ region }, dice) => ({
    type: 'loadPrices',
    prices: {
      [pick([region, 'eu-west-1', 'xx-new-1'], dice)]: {
        natGatewayHour: { price: pick([0, 0.05, 0.0617], dice), source: 'AmazonEC2 1', asOf: '2026-11-01' },
        interfaceEndpointGbTiers: {
          price: [{ fromGb: 0, toGb: null, usdPerGb: 0.011 }],
          source: 'AmazonVPC 1',
          asOf: '2026-11-02',
        },
      },
    },
  }),
  forgetLoadedPrices: ({ region }, dice) => ({
    type: 'forgetLoadedPrices',
    ...(dice(2) === 0 ? { region } : {}),
  }),
  addEndpoint: (_, dice) => ({
    type: 'addEndpoint',
    endpoint: { service: pick(['kms', 'sqs', 'dynamodb', 's3'], dice) },
  }),
  setEndpoint: ({ endpoints, zones, tiers }, dice) => ({
    type: 'setEndpoint',
    id: idOf(endpoints, dice),
    changes: pick<Extract<Command, { type: 'setEndpoint' }>['changes']>(
      [{ zones: [idOf(zones, dice)] }, { tier: idOf(tiers, dice) }, { tiers: [idOf(tiers, dice)] }],
      dice,
    ),
  }),
  removeEndpoint: ({ endpoints }, dice) => ({ type: 'removeEndpoint', id: idOf(endpoints, dice) }),
  addNetwork: (_, dice) => ({
    type: 'addNetwork',
    name: named(`network ${dice(9)}`, dice),
    kind: pick(networkKinds, dice),
    cidrs: [pick(cidrs, dice), pick(blocks, dice)],
  }),
  setNetwork: ({ networks }, dice) => ({
    type: 'setNetwork',
    id: idOf(networks, dice),
    ...pick<Omit<Extract<Command, { type: 'setNetwork' }>, 'type' | 'id'>>(
      [
        { cidrs: [pick(cidrs, dice)] },
        { kind: pick(networkKinds, dice) },
        { name: named(`renamed ${dice(9)}`, dice) },
        {
          connection: pick<Design['networks'][string]['connection']>(
            [null, { kind: 'peering', id: null }, { kind: 'transit-gateway' }],
            dice,
          ),
        },
      ],
      dice,
    ),
  }),
  removeNetwork: ({ networks }, dice) => ({ type: 'removeNetwork', id: idOf(networks, dice) }),
  setDataFlow: (design, dice) => ({
    type: 'setDataFlow',
    id: pick(['ecs-internet', 'flow-a', 'flow-b'], dice),
    flow: {
      name: named(`flow ${dice(9)}`, dice),
      from: flowEnd(design, dice),
      to: flowEnd(design, dice),
      sent: { gb: dice(5000) / 10, per: pick(['month', 'agent-day'], dice) },
      received: { gb: dice(5000), per: 'month' },
      crossZoneShare: pick([null, 0, 0.25, 1], dice),
      notes: '',
    },
  }),
  removeDataFlow: ({ dataTransfer }, dice) => ({
    type: 'removeDataFlow',
    id: idOf(dataTransfer.flows, dice),
  }),
  setDataTransfer: (_, dice) => ({
    type: 'setDataTransfer',
    changes: pick<Extract<Command, { type: 'setDataTransfer' }>['changes']>(
      [
        { peakFactor: 1 + dice(9) },
        { connectionsPerTask: dice(100) },
        { longestOutageMinutes: pick([null, 0, 60], dice) },
        { endpointCrossZoneShare: pick([null, 0, 0.5], dice) },
      ],
      dice,
    ),
  }),
  addWorkload: ({ tiers, securityGroups }, dice) => ({
    type: 'addWorkload',
    name: named(`workload ${dice(9)}`, dice),
    kind: 'instances',
    tier: idOf(tiers, dice),
    count: dice(20),
    securityGroups: [idOf(securityGroups, dice)],
  }),
  setWorkload: ({ workloads, tiers }, dice) => ({
    type: 'setWorkload',
    id: idOf(workloads, dice),
    tier: idOf(tiers, dice),
  }),
  removeWorkload: ({ workloads }, dice) => ({ type: 'removeWorkload', id: idOf(workloads, dice) }),
  addSecurityGroup: (_, dice) => ({ type: 'addSecurityGroup', name: `group-${dice(9)}-sg` }),
  setSecurityGroup: ({ securityGroups }, dice) => ({
    type: 'setSecurityGroup',
    id: idOf(securityGroups, dice),
    name: `renamed-${dice(9)}`,
  }),
  removeSecurityGroup: ({ securityGroups }, dice) => ({
    type: 'removeSecurityGroup',
    id: idOf(securityGroups, dice),
  }),
  addRule: (design, dice) => ({
    type: 'addRule',
    group: idOf(design.securityGroups, dice),
    direction: pick(['ingress', 'egress'], dice),
    traffic: traffic(dice),
    peer: peer(design, dice),
  }),
  setRule: (design, dice) => ({
    type: 'setRule',
    id: idOf(design.rules, dice),
    traffic: traffic(dice),
    peer: peer(design, dice),
  }),
  removeRule: ({ rules }, dice) => ({ type: 'removeRule', id: idOf(rules, dice) }),
  allowFlow: (design, dice) => ({
    type: 'allowFlow',
    from: end(design, dice),
    to: end(design, dice),
    traffic: traffic(dice),
  }),
  setFlow: (design, dice) => ({
    type: 'setFlow',
    ...flowOf(design, dice),
    changes: { traffic: traffic(dice) },
  }),
  removeFlow: (design, dice) => {
    const { traffic: some, ...ends } = flowOf(design, dice);
    return { type: 'removeFlow', ...ends, ...(dice(2) === 0 ? { traffic: some } : {}) };
  },
  reverseFlow: (design, dice) => {
    const { traffic: some, ...ends } = flowOf(design, dice);
    return { type: 'reverseFlow', ...ends, ...(dice(2) === 0 ? { traffic: some } : {}) };
  },
  putRouteTable: ({ zones, networks }, dice) => ({
    type: 'putRouteTable',
    id: `table-${dice(3)}`,
    routeTable: {
      name: named('Table', dice),
      routes: [
        {
          destination: pick(['0.0.0.0/0', '10.8.0.0/16', 'pl-02cd2c6b'], dice),
          target: pick<RouteTarget>(
            [
              { kind: 'nat-gateway', zone: idOf(zones, dice) },
              { kind: 'nat-instance', zone: idOf(zones, dice) },
              { kind: 'peering', network: idOf(networks, dice) },
              { kind: 'transit-gateway' },
            ],
            dice,
          ),
        },
      ],
    },
  }),
  removeRouteTable: ({ routeTables }, dice) => ({ type: 'removeRouteTable', id: idOf(routeTables, dice) }),
  putNetworkAcl: (_, dice) => ({
    type: 'putNetworkAcl',
    id: `acl-${dice(3)}`,
    networkAcl: {
      name: named('ACL', dice),
      entries: [
        { number: 100, direction: 'ingress', action: 'allow', traffic: traffic(dice), cidr: '10.0.0.0/8' },
      ],
    },
  }),
  removeNetworkAcl: ({ networkAcls }, dice) => ({ type: 'removeNetworkAcl', id: idOf(networkAcls, dice) }),
  setIntent: (design, dice) => ({
    type: 'setIntent',
    ...(dice(2) === 0 ? { id: idOf(design.intents, dice) } : {}),
    intent: intent(design, dice),
  }),
  removeIntent: ({ intents }, dice) => ({ type: 'removeIntent', id: idOf(intents, dice) }),
  confirmAssumption: ({ assumptions }, dice) => ({
    type: 'confirmAssumption',
    id: idOf(assumptions, dice),
    ...review,
  }),
  signOff: ({ revision }, dice) => ({
    type: 'signOff',
    of: pick(['security', 'design'] as const, dice),
    revision,
    digest: String(dice(10)).repeat(64),
    notes: '',
    ...review,
  }),
  removeSignOff: ({ signOffs }, dice) => ({ type: 'removeSignOff', id: idOf(signOffs, dice) }),
  addComment: (design, dice) => ({
    type: 'addComment',
    id: `c-${dice(5040).toString(36)}`,
    subject: pick(
      [`subnet:${idOf(design.subnets, dice)}`, `rule:${idOf(design.rules, dice)}`, 'vpc', 'figure:need'],
      dice,
    ),
    text: `remark ${dice(99)}`,
    severity: pick([null, 'low', 'high'] as const, dice),
    ...spoken,
  }),
  replyToComment: ({ comments }, dice) => ({
    type: 'replyToComment',
    id: `c-${dice(5040).toString(36)}`,
    to: idOf(comments, dice),
    text: `reply ${dice(99)}`,
    ...spoken,
  }),
  editComment: ({ comments }, dice) => ({
    type: 'editComment',
    id: idOf(comments, dice),
    at: spoken.at,
    changes: pick([{ text: `other words ${dice(99)}` }, { severity: 'medium' as const }], dice),
  }),
  resolveComment: ({ comments }, dice) => ({
    type: 'resolveComment',
    id: idOf(comments, dice),
    ...spoken,
  }),
  reopenComment: ({ comments }, dice) => ({ type: 'reopenComment', id: idOf(comments, dice) }),
  removeComment: ({ comments }, dice) => ({ type: 'removeComment', id: idOf(comments, dice) }),
  putDesign: (design, dice) => ({
    type: 'putDesign',
    label: 'Restore a version',
    revision: pick([design.revision, design.revision + 1], dice),
    design: { ...design, notes: `as it was ${dice(9)}` },
  }),
  setAsideFinding: (_, dice) => ({
    type: 'setAsideFinding',
    key: `openGroup/group:${dice(3)}`,
    reason: 'known',
    ...review,
  }),
  restoreFinding: ({ setAside }, dice) => ({
    type: 'restoreFinding',
    key: Object.keys(setAside)[dice(3)] ?? 'openGroup/group:0',
  }),
  recordDecision: (_, dice) => ({
    type: 'recordDecision',
    decision: {
      ...pick<Pick<Decision, 'point' | 'option'>>(
        [
          { point: null, option: '' },
          { point: 'reserve', option: 'quarter-top' },
          { point: null, option: 'half' },
        ],
        dice,
      ),
      ...{
        title: named(`Decision ${dice(9)}`, dice),
        context: '',
        decision: 'as drawn',
        consequences: '',
        ...review,
      },
      locks: dice(8) === 0 ? pick(lockKinds, dice) : null,
    },
  }),
  removeDecision: ({ decisions }, dice) => ({ type: 'removeDecision', id: idOf(decisions, dice) }),
  recordDeployment: ({ subnets }, dice) => ({
    type: 'recordDeployment',
    deployment:
      dice(3) === 0
        ? null
        : {
            stack: 'Vpc',
            vpcId: 'vpc-0123456789abcdef0',
            subnetIds: { [idOf(subnets, dice)]: 'subnet-0a1b2c3d' },
            on: review.on,
          },
  }),
  assignTask: (_, dice) => ({
    type: 'assignTask',
    task: pick(taskIds, dice),
    assignee: pick(['Grace', null], dice),
    ...act,
  }),
  startTask: ({ tracker }, dice) => ({ type: 'startTask', task: nextTask(tracker, dice), ...act }),
  endTask: ({ tracker }, dice) => ({
    type: 'endTask',
    task: nextTask(tracker, dice),
    lock: dice(4) === 0,
    ...act,
  }),
  openTask: (_, dice) => ({ type: 'openTask', task: pick(taskIds, dice), reason: 'more agents', ...act }),
  setTask: (_, dice) => ({
    type: 'setTask',
    task: pick(taskIds, dice),
    notes: `note ${dice(9)}`,
    ...pick<{ started?: string; ended?: string }>(
      [{}, { started: '2026-11-29T15:00:00Z' }, { ended: '2026-11-29T14:00:00Z' }],
      dice,
    ),
  }),
  setTracker: (_, dice) => ({
    type: 'setTracker',
    changes: pick([{ lead: 'Ada' }, { number: '2.3' }], dice),
  }),
  // Refused where something is locked already: a design with all its locks refuses most of what the laws try.
  lockPlan: ({ tracker }, dice) => ({
    type: 'lockPlan',
    lock: anyLock(tracker, dice) ?? pick(lockKinds, dice),
    reason: 'final',
    ...act,
  }),
  unlockPlan: ({ tracker }, dice) => ({
    type: 'unlockPlan',
    lock: anyLock(tracker, dice) ?? 'sizing',
    reason: 'a mistake',
    ...act,
  }),
  tickCriterion: (_, dice) => ({
    type: 'tickCriterion',
    criterion: pick(tickIds, dice),
    met: dice(2) === 0,
    ...act,
  }),
  placeBox: (design, dice) => ({
    type: 'placeBox',
    ref: end(design, dice),
    x: dice(900) - 400,
    y: dice(900),
  }),
};

/** The design with its things called by names as long as they may be. */
export function withLongNames(design: Design): Design {
  const renamed = <Thing extends { readonly name: string }>(record: Readonly<Record<string, Thing>>) =>
    Object.fromEntries(
      Object.entries(record).map(([id, thing], at) => [
        id,
        { ...thing, name: longNames[at % longNames.length] ?? longNames[0] },
      ]),
    );
  return {
    ...design,
    name: longNames[0],
    vpc: { ...design.vpc, name: longNames[1], held: renamed(design.vpc.held) },
    ...{
      tiers: renamed(design.tiers),
      subnets: renamed(design.subnets),
      workloads: renamed(design.workloads),
    },
    ...{ networks: renamed(design.networks), routeTables: renamed(design.routeTables) },
    networkAcls: renamed(design.networkAcls),
  };
}

/** Every kind of command that {@link commandMakers} makes. */
export const madeTypes: readonly string[] = Object.keys(makers);

/** A way to make a command for a design: of any kind, about things the design has, though it may be refused. */
export type CommandMaker = (design: Design) => Command;

const kinds = Object.values(makers);

function makerFrom(kind: number, rolls: readonly number[]): CommandMaker {
  return (design) => {
    let next = 0;
    const dice: Dice = (sides) => (rolls[next++ % rolls.length] ?? 0) % sides;
    const make = kinds[kind % kinds.length];
    if (make === undefined) throw new Error('There is no command to make.');
    return make(design, dice);
  };
}

/** Lists of ways to make commands, so that each can be made for the design that the ones before left. */
export function commandMakers(maxLength = 30): fc.Arbitrary<readonly CommandMaker[]> {
  const one = fc
    .tuple(fc.nat({ max: kinds.length - 1 }), fc.array(fc.nat({ max: 5039 }), { minLength: 8, maxLength: 8 }))
    .map(([kind, rolls]) => makerFrom(kind, rolls));
  return fc.array(one, { maxLength });
}
