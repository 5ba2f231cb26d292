import type { Decision, Design, Traffic } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { Command } from './command.ts';
import { perform } from './command.testing.ts';

const review = { by: 'Ada', on: '2026-11-22' } as const;
const decision: Decision = {
  ...{ point: 'reserve', option: 'none', title: 'No reserve' },
  ...{ context: '', decision: 'none', consequences: '', ...review },
  ...{ options: [], locks: null },
};
const act = { by: 'Ada', at: '2026-11-29T14:30:00Z' } as const;
const https: Traffic = { protocol: 'tcp', ports: { from: 443, to: 443 } };

const spoken = { by: 'Ada', at: '2026-11-22T14:02:00.000Z' } as const;

const furnishing: readonly Command[] = [
  { type: 'addVpcBlock', cidr: '10.1.0.0/16' },
  { type: 'setVpcIpv6', ipv6: { cidr: null } },
  { type: 'putRouteTable', id: 'egress', routeTable: { name: 'Egress', routes: [] } },
  { type: 'setSubnet', id: 'ecs-a', routeTable: 'egress' },
  { type: 'holdRange', id: 'later', name: 'later', cidr: '10.1.128.0/17' },
  { type: 'splitSubnet', id: 'data-b' },
  { type: 'putNetworkAcl', id: 'acl-0', networkAcl: { name: 'ACL', entries: [] } },
  { type: 'recordDecision', id: 'no-reserve', decision },
  { type: 'setAsideFinding', key: 'openGroup/group:0', reason: 'known', ...review },
  {
    type: 'loadPrices',
    prices: { 'us-east-1': { albHour: { price: 0.03, source: 'AWSELB 1', asOf: '2026-10-01' } } },
  },
  { type: 'addNetwork', id: 'paris', name: 'Paris', kind: 'on-premises', cidrs: ['10.8.0.0/16'] },
  {
    type: 'setDataFlow',
    id: 'ecs-internet',
    flow: {
      ...{ name: 'Model APIs', from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'internet' } },
      ...{ sent: { gb: 0.1, per: 'agent-day' }, received: { gb: 100, per: 'month' } },
      ...{ crossZoneShare: null, notes: '' },
    },
  },
  { type: 'addNetwork', id: 'shared', name: 'Shared', kind: 'peered-vpc', cidrs: ['10.9.0.0/16'] },
  { type: 'setNetwork', id: 'shared', connection: { kind: 'peering', id: null } },
  { type: 'setTransitGateway', transitGateway: { id: null, tier: 'data' } },
  // The second task is to be checked again, so that it can be started as well as finished.
  { type: 'startTask', task: 'cidr', ...act },
  { type: 'endTask', task: 'cidr', lock: false, ...act },
  { type: 'startTask', task: 'subnets', ...act },
  { type: 'openTask', task: 'cidr', reason: 'a third zone', ...act },
  { type: 'endTask', task: 'cidr', lock: false, ...act },
  { type: 'addComment', id: 'c-1', subject: 'subnet:ecs-c', text: 'Too small?', severity: 'low', ...spoken },
  { type: 'replyToComment', id: 'c-2', to: 'c-1', text: 'No.', ...spoken },
];

const signed = { digest: '0'.repeat(64), notes: '', ...review } as const;

/** A design with something of every kind, as some of it random commands alone seldom bring about. */
const furnishedUnsigned = furnishing.reduce<Design>(perform, agents1000);
export const furnished: Design = perform(furnishedUnsigned, {
  ...{ type: 'signOff', of: 'security', revision: furnishedUnsigned.revision },
  ...signed,
});

/** The same with its routes locked, which refuses some of the commands below. */
export const furnishedAndLocked: Design = perform(furnished, {
  ...{ type: 'lockPlan', lock: 'routes', reason: 'final', ...act },
});

/** A command of every type, each of which {@link furnished} takes, and unlocking {@link furnishedAndLocked}. */
export const oneOfEach: {
  readonly [Type in Command['type']]: Extract<Command, { readonly type: Type }>;
} = {
  renameDesign: { type: 'renameDesign', name: 'other' },
  setNotes: { type: 'setNotes', notes: 'two\nlines' },
  setRegion: { type: 'setRegion', region: 'eu-central-1' },
  setRequirements: { type: 'setRequirements', changes: { agents: 2000 } },
  setTag: { type: 'setTag', key: 'Owner', value: 'network' },
  renameTag: { type: 'renameTag', key: 'Project', to: 'Product' },
  setTransitGateway: { type: 'setTransitGateway', transitGateway: null },
  setVpc: { type: 'setVpc', flowLog: null },
  addVpcBlock: { type: 'addVpcBlock', cidr: '10.2.0.0/20' },
  removeVpcBlock: { type: 'removeVpcBlock', cidr: '10.1.0.0/16' },
  setVpcBlock: { type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.7.0.0/16' },
  setVpcIpv6: { type: 'setVpcIpv6', ipv6: { cidr: '2600:1f18:1234:5600::/56' } },
  holdRange: { type: 'holdRange', name: 'sooner', cidr: '10.1.0.0/24' },
  releaseRange: { type: 'releaseRange', id: 'later' },
  setHeldRange: { type: 'setHeldRange', id: 'later', cidr: '10.1.128.0/18' },
  addZone: { type: 'addZone' },
  removeZone: { type: 'removeZone', id: 'c' },
  setZone: { type: 'setZone', id: 'c', name: 'us-east-1f' },
  moveZone: { type: 'moveZone', id: 'c', index: 0 },
  addTier: { type: 'addTier', name: 'Cache', access: 'isolated', prefix: 26 },
  removeTier: { type: 'removeTier', id: 'messaging' },
  setTier: { type: 'setTier', id: 'messaging', prefix: 25 },
  moveTier: { type: 'moveTier', id: 'messaging', index: 0 },
  setTierIpv6: { type: 'setTierIpv6', id: 'public', family: 'dual-stack' },
  addSubnet: { type: 'addSubnet', zone: 'a', tier: 'ecs', cidr: '/24' },
  removeSubnet: { type: 'removeSubnet', id: 'ecs-c' },
  moveSubnet: { type: 'moveSubnet', id: 'ecs-b', zone: 'c' },
  resizeSubnet: { type: 'resizeSubnet', id: 'ecs-b', prefix: 23 },
  setSubnetCidr: { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.1.0.0/22' },
  splitSubnet: { type: 'splitSubnet', id: 'ecs-b' },
  joinSubnets: { type: 'joinSubnets', id: 'data-b', other: 'data-b-2' },
  setSubnet: { type: 'setSubnet', id: 'ecs-b', pinned: true },
  setSubnetIpv6: { type: 'setSubnetIpv6', id: 'ecs-b', family: 'dual-stack' },
  repack: { type: 'repack' },
  setNat: { type: 'setNat', mode: 'single', zone: 'b' },
  setDiscount: { type: 'setDiscount', percent: 12.5 },
  loadPrices: {
    type: 'loadPrices',
    prices: {
      'us-east-1': { natGatewayHour: { price: 0.05, source: 'AmazonEC2 1', asOf: '2026-11-01' } },
    },
  },
  forgetLoadedPrices: { type: 'forgetLoadedPrices', region: 'us-east-1' },
  addEndpoint: { type: 'addEndpoint', endpoint: { service: 'kms' } },
  setEndpoint: { type: 'setEndpoint', id: 'logs', changes: { zones: ['a'] } },
  removeEndpoint: { type: 'removeEndpoint', id: 'xray' },
  addNetwork: { type: 'addNetwork', name: 'Lyon', kind: 'on-premises', cidrs: ['10.10.0.0/16'] },
  setNetwork: { type: 'setNetwork', id: 'paris', cidrs: ['10.8.0.0/17'] },
  removeNetwork: { type: 'removeNetwork', id: 'paris' },
  setDataFlow: {
    type: 'setDataFlow',
    id: 'paris-files',
    flow: {
      ...{ name: 'Files', from: { kind: 'network', network: 'paris' }, to: { kind: 'tier', tier: 'ecs' } },
      ...{ sent: { gb: 10, per: 'month' }, received: { gb: 0, per: 'month' } },
      ...{ crossZoneShare: 0.5, notes: '' },
    },
  },
  removeDataFlow: { type: 'removeDataFlow', id: 'ecs-internet' },
  setDataTransfer: { type: 'setDataTransfer', changes: { peakFactor: 8 } },
  addWorkload: { type: 'addWorkload', name: 'bastion', kind: 'instances', tier: 'ecs', count: 1 },
  setWorkload: { type: 'setWorkload', id: 'broker', tier: 'data' },
  removeWorkload: { type: 'removeWorkload', id: 'broker' },
  addSecurityGroup: { type: 'addSecurityGroup', name: 'cache-sg' },
  setSecurityGroup: { type: 'setSecurityGroup', id: 'rds', name: 'postgres-sg' },
  removeSecurityGroup: { type: 'removeSecurityGroup', id: 'mq' },
  addRule: {
    type: 'addRule',
    group: 'rds',
    direction: 'egress',
    traffic: https,
    peer: { kind: 'cidr', cidr: '192.0.2.0/24' },
  },
  setRule: { type: 'setRule', id: 'alb-from-internet', traffic: { protocol: 'all', ports: null } },
  removeRule: { type: 'removeRule', id: 'alb-from-internet' },
  allowFlow: { type: 'allowFlow', from: 'group:alb', to: 'group:mq', traffic: https },
  setFlow: {
    type: 'setFlow',
    from: 'cidr:0.0.0.0/0',
    to: 'group:alb',
    traffic: https,
    changes: { traffic: { protocol: 'tcp', ports: { from: 8443, to: 8443 } } },
  },
  removeFlow: { type: 'removeFlow', from: 'cidr:0.0.0.0/0', to: 'group:alb' },
  reverseFlow: { type: 'reverseFlow', from: 'cidr:0.0.0.0/0', to: 'group:alb' },
  putRouteTable: { type: 'putRouteTable', id: 'egress', routeTable: { name: 'Way out', routes: [] } },
  removeRouteTable: { type: 'removeRouteTable', id: 'egress' },
  putNetworkAcl: { type: 'putNetworkAcl', id: 'acl-1', networkAcl: { name: 'Second', entries: [] } },
  removeNetworkAcl: { type: 'removeNetworkAcl', id: 'acl-0' },
  setIntent: {
    type: 'setIntent',
    intent: {
      ...{ kind: 'never', from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'network', network: 'paris' } },
      ...{ traffic: null, notes: '' },
    },
  },
  removeIntent: { type: 'removeIntent', id: 'data-stays-inside' },
  confirmAssumption: { type: 'confirmAssumption', id: 'task-ports', ...review },
  setAsideFinding: { type: 'setAsideFinding', key: 'openGroup/group:1', reason: 'known', ...review },
  restoreFinding: { type: 'restoreFinding', key: 'openGroup/group:0' },
  recordDecision: { type: 'recordDecision', decision: { ...decision, title: 'Half', option: 'half' } },
  removeDecision: { type: 'removeDecision', id: 'no-reserve' },
  signOff: { type: 'signOff', of: 'design', revision: furnished.revision, ...signed },
  addComment: {
    ...{ type: 'addComment', id: 'c-3', subject: 'figure:total', place: { x: 12, y: 40 } },
    ...{ assignee: 'Grace', text: 'Why so much?', ...spoken },
  },
  replyToComment: { type: 'replyToComment', id: 'c-3', to: 'c-2', text: 'It is.', ...spoken },
  editComment: { type: 'editComment', id: 'c-1', at: spoken.at, changes: { text: 'Large enough?' } },
  resolveComment: { type: 'resolveComment', id: 'c-1', ...spoken },
  reopenComment: { type: 'reopenComment', id: 'c-1' },
  removeComment: { type: 'removeComment', id: 'c-2' },
  putDesign: { type: 'putDesign', label: 'Restore', revision: furnished.revision, design: agents1000 },
  removeSignOff: { type: 'removeSignOff', id: 'security' },
  recordDeployment: {
    type: 'recordDeployment',
    deployment: { stack: 'Vpc', vpcId: 'vpc-0123456789abcdef0', subnetIds: {}, on: review.on },
  },
  assignTask: { type: 'assignTask', task: 'nat', assignee: 'Grace', ...act },
  startTask: { type: 'startTask', task: 'subnets', ...act },
  endTask: { type: 'endTask', task: 'subnets', ...act },
  openTask: { type: 'openTask', task: 'cidr', reason: 'more agents', ...act },
  setTask: { type: 'setTask', task: 'cidr', notes: 'done twice' },
  setTracker: { type: 'setTracker', changes: { lead: 'Ada' } },
  lockPlan: { type: 'lockPlan', lock: 'security', reason: 'reviewed', ...act },
  unlockPlan: { type: 'unlockPlan', lock: 'routes', reason: 'a third zone', ...act },
  tickCriterion: { type: 'tickCriterion', criterion: 'cdk-tested', met: true, ...act },
  placeBox: { type: 'placeBox', ref: 'group:alb', x: 40, y: -8 },
  batch: { type: 'batch', label: 'Both', commands: [{ type: 'addZone' }, { type: 'repack' }] },
};
