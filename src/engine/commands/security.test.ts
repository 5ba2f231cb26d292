import { describe, expect, it } from 'vitest';

import type { Traffic } from '../design/design.ts';
import { err } from '../result.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { applyCommand, type Command, labelOf, readCommands } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });

describe('flows', () => {
  const command: Command = { type: 'allowFlow', from: 'group:alb', to: 'group:rds', traffic: tcp(443) };

  it('between groups are an ingress rule and the egress rule that mirrors it', () => {
    const design = perform(agents1000, command);
    expect(design.rules['rds-from-alb']).toEqual({
      group: 'rds',
      direction: 'ingress',
      traffic: tcp(443),
      peer: { kind: 'group', group: 'alb' },
      description: 'tcp 443 from alb-sg to rds-sg',
    });
    expect(design.rules['alb-to-rds']).toMatchObject({
      group: 'alb',
      direction: 'egress',
      peer: { group: 'rds' },
    });
    expect(labelOf(agents1000, command)).toBe('Allow tcp 443 from alb-sg to rds-sg');
  });

  it('complete a side that is missing and are refused when both are there', () => {
    const half = perform(perform(agents1000, command), { type: 'removeRule', id: 'alb-to-rds' });
    expect(Object.keys(perform(half, command).rules)).toContain('alb-to-rds');
    expect(refusalOf(perform(agents1000, command), command).type).toBe('allowFlow/exists');
  });

  it('with an address range or an S3 endpoint have one side', () => {
    const opened = perform(agents1000, {
      type: 'allowFlow',
      from: 'cidr:2001:DB8::/32',
      to: 'group:alb',
      traffic: tcp(443),
    });
    expect(Object.values(opened.rules).at(-1)?.peer).toEqual({ kind: 'cidr', cidr: '2001:db8::/32' });
    expect(Object.keys(opened.rules)).toHaveLength(Object.keys(agents1000.rules).length + 1);
    expect(
      refusalOf(agents1000, { type: 'allowFlow', from: 'group:alb', to: 'endpoint:logs', traffic: tcp(443) }),
    ).toMatchObject({
      type: 'allowFlow/interface-endpoint',
      suggestion: 'group:vpc-endpoints',
    });
    expect(
      refusalOf(agents1000, {
        type: 'allowFlow',
        from: 'cidr:10.0.0.0/8',
        to: 'endpoint:s3',
        traffic: tcp(1),
      }).type,
    ).toBe('allowFlow/no-group');
    expect(
      refusalOf(agents1000, { type: 'allowFlow', from: 'subnet:ecs-a', to: 'group:alb', traffic: tcp(1) })
        .type,
    ).toBe('allowFlow/not-an-end');
  });

  it('change and go on both sides at once', () => {
    const ends = { from: 'group:ecs-worker', to: 'group:rds' } as const;
    const changed = perform(agents1000, {
      type: 'setFlow',
      ...ends,
      traffic: tcp(5432),
      changes: { traffic: tcp(5433) },
    });
    expect(changed.rules['rds-from-ecs-worker']?.traffic).toEqual(tcp(5433));
    expect(changed.rules['ecs-worker-to-rds']?.traffic).toEqual(tcp(5433));
    const removed = perform(changed, { type: 'removeFlow', ...ends });
    expect(Object.keys(removed.rules)).toHaveLength(Object.keys(agents1000.rules).length - 2);
    expect(refusalOf(removed, { type: 'removeFlow', ...ends }).type).toBe('removeFlow/unknown-flow');
  });
});

describe('security groups', () => {
  it('go with every rule that names them and leave workloads and endpoints', () => {
    const design = perform(agents1000, { type: 'removeSecurityGroup', id: 'vpc-endpoints' });
    expect(JSON.stringify(design)).not.toContain('"vpc-endpoints"');
    expect(design.endpoints['logs']).toMatchObject({ securityGroups: [] });
    expect(Object.keys(design.rules)).toHaveLength(Object.keys(agents1000.rules).length - 4);
  });

  it('have names of their own within the VPC', () => {
    expect(refusalOf(agents1000, { type: 'addSecurityGroup', name: 'alb-sg' })).toMatchObject({
      type: 'addSecurityGroup/name-taken',
      suggestion: 'alb-sg-2',
    });
    expect(
      perform(agents1000, { type: 'addSecurityGroup', name: 'cache-sg' }).securityGroups['cache'],
    ).toEqual({
      name: 'cache-sg',
      description: 'cache-sg',
      notes: '',
    });
  });

  it('refuse the same rule twice, whatever its description', () => {
    const rule = agents1000.rules['alb-from-internet'];
    if (rule === undefined) throw new Error('The template lets the internet in.');
    expect(refusalOf(agents1000, { type: 'addRule', ...rule, description: 'again' }).type).toBe(
      'addRule/duplicate',
    );
  });
});

describe('endpoints', () => {
  it('stand where the others do when only the service is named', () => {
    const design = perform(agents1000, { type: 'addEndpoint', endpoint: { service: 'kms' } });
    expect(design.endpoints['kms']).toEqual({ ...agents1000.endpoints['logs'], service: 'kms' });
    expect(
      perform(agents1000, { type: 'addEndpoint', endpoint: { service: 'dynamodb' } }).endpoints['dynamodb'],
    ).toEqual({
      type: 'gateway',
      service: 'dynamodb',
      tiers: ['ecs'],
      prefixListId: 'pl-02cd2c6b',
      policy: null,
    });
  });

  it('are refused twice, of a type the service does not have, or with fields of the other type', () => {
    expect(refusalOf(agents1000, { type: 'addEndpoint', endpoint: { service: 's3' } }).type).toBe(
      'addEndpoint/duplicate',
    );
    expect(
      refusalOf(agents1000, { type: 'addEndpoint', endpoint: { service: 'kms', type: 'gateway' } }),
    ).toMatchObject({
      type: 'addEndpoint/type',
      suggestion: 'interface',
    });
    expect(refusalOf(agents1000, { type: 'setEndpoint', id: 's3', changes: { privateDns: true } }).type).toBe(
      'setEndpoint/not-its-field',
    );
  });

  it('take a policy and lose it again, and say where one breaks off', () => {
    const policy = '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}';
    const design = perform(agents1000, { type: 'setEndpoint', id: 's3', changes: { policy } });
    expect(design.endpoints['s3']).toEqual({ ...agents1000.endpoints['s3'], policy });
    expect(
      perform(design, { type: 'setEndpoint', id: 's3', changes: { policy: null } }).endpoints['s3'],
    ).toEqual(agents1000.endpoints['s3']);
    const broken = '{\n  "Statement": [\n    {"Effect": "Allow" "Action": "*"}\n  ]\n}';
    const refused = applyCommand(agents1000, {
      type: 'setEndpoint',
      id: 'logs',
      changes: { policy: broken },
    });
    expect(refused).toEqual(
      err({
        type: 'setEndpoint/policy',
        message:
          'The policy of the logs endpoint is not JSON from line 3, column 24 on: a comma or "}" is missing there.',
      }),
    );
    expect(readCommands({ type: 'setEndpoint', id: 'logs', changes: { policy: broken } })).toMatchObject({
      error: {
        message:
          'edit 1, changes, policy: is not JSON from line 3, column 24 on: a comma or "}" is missing there.',
      },
    });
  });

  it('stand only in zones where their tier has a subnet', () => {
    const gone = perform(agents1000, { type: 'removeSubnet', id: 'ecs-c' });
    const change = { type: 'setEndpoint', id: 'logs', changes: { zones: ['a', 'c'] } } as const;

    expect(refusalOf(gone, change)).toEqual({
      type: 'setEndpoint/no-subnet',
      message:
        'ECS tasks has no subnet in us-east-1c for the logs endpoint to stand in; it has one in us-east-1a, us-east-1b.',
      subject: 'zone:c',
    });
    expect(perform(agents1000, change).endpoints['logs']).toMatchObject({ zones: ['a', 'c'] });
  });

  it('take the rules to them along', () => {
    const design = perform(agents1000, { type: 'removeEndpoint', id: 's3' });
    expect(Object.keys(design.rules).filter((id) => id.endsWith('-s3'))).toEqual([]);
  });
});

describe('tables', () => {
  const routeTable = {
    name: 'Egress',
    routes: [{ destination: '64:ff9b::/96', target: { kind: 'nat-gateway', zone: 'a' } }],
  } as const;

  it('are put, used and removed without leaving a trace', () => {
    const put = perform(agents1000, { type: 'putRouteTable', id: 'egress', routeTable });
    const used = perform(put, { type: 'setSubnet', id: 'ecs-a', routeTable: 'egress' });
    expect(refusalOf(used, { type: 'removeZone', id: 'a' }).type).toBe('removeZone/routed');
    expect(perform(used, { type: 'removeRouteTable', id: 'egress' })).toEqual({ ...agents1000, revision: 3 });
  });

  it('refuse reserved ids, unknown zones and destinations that are there twice', () => {
    expect(refusalOf(agents1000, { type: 'putRouteTable', id: 'private-a', routeTable }).suggestion).toBe(
      'own-private-a',
    );
    const twice = {
      ...routeTable,
      routes: [routeTable.routes[0], { ...routeTable.routes[0], destination: '64:FF9B::/96' }],
    };
    expect(refusalOf(agents1000, { type: 'putRouteTable', id: 'x', routeTable: twice }).type).toBe(
      'putRouteTable/duplicate',
    );
    const nowhere = {
      name: 'x',
      routes: [{ destination: '10.9.0.0/16', target: { kind: 'nat-gateway' as const, zone: 'q' } }],
    };
    expect(refusalOf(agents1000, { type: 'putRouteTable', id: 'x', routeTable: nowhere }).type).toBe(
      'putRouteTable/unknown-zone',
    );
  });

  it('keep network ACL entries in the order in which AWS reads them, each number once', () => {
    const entry = {
      number: 200,
      direction: 'ingress',
      action: 'allow',
      traffic: tcp(443),
      cidr: '0.0.0.0/0',
    } as const;
    const networkAcl = {
      name: 'Public',
      entries: [{ ...entry, direction: 'egress' as const }, entry, { ...entry, number: 100 }],
    };
    const design = perform(agents1000, { type: 'putNetworkAcl', id: 'public', networkAcl });
    expect(
      design.networkAcls['public']?.entries.map(({ direction, number }) => `${direction} ${number}`),
    ).toEqual(['ingress 100', 'ingress 200', 'egress 200']);
    expect(
      refusalOf(agents1000, {
        type: 'putNetworkAcl',
        id: 'x',
        networkAcl: { name: 'x', entries: [entry, entry] },
      }),
    ).toMatchObject({
      type: 'putNetworkAcl/number-taken',
      suggestion: '201',
    });
  });
});

describe('setRegion', () => {
  it('renames the zones by position and finds the prefix lists of the region', () => {
    const design = perform(agents1000, { type: 'setRegion', region: 'eu-central-1' });
    expect(Object.values(design.zones).map(({ name }) => name)).toEqual([
      'eu-central-1a',
      'eu-central-1b',
      'eu-central-1c',
    ]);
    expect(design.endpoints['s3']).toMatchObject({ prefixListId: 'pl-6ea54007' });
  });

  it('is refused for a region with too few zones and for one that does not exist', () => {
    const four = perform(agents1000, { type: 'addZone' });
    expect(refusalOf(four, { type: 'setRegion', region: 'eu-central-1' }).type).toBe(
      'setRegion/too-few-zones',
    );
    expect(refusalOf(agents1000, { type: 'setRegion', region: 'eu-centrl-1' }).suggestion).toBe(
      'eu-central-1',
    );
  });
});

describe('review', () => {
  it('confirms an assumption, and sets a finding aside until it is restored', () => {
    const by = { by: 'Ada', on: '2026-11-22' } as const;
    const confirmed = perform(agents1000, { type: 'confirmAssumption', id: 'task-ports', ...by });
    expect(confirmed.assumptions['task-ports']?.confirmed).toEqual(by);
    const aside = perform(agents1000, {
      type: 'setAsideFinding',
      key: 'openGroup/group:alb',
      reason: 'public site',
      ...by,
    });
    expect(aside.setAside['openGroup/group:alb']?.reason).toBe('public site');
    expect(perform(aside, { type: 'restoreFinding', key: 'openGroup/group:alb' }).setAside).toEqual({});
  });
});
