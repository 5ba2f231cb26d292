import { describe, expect, it } from 'vitest';

import { applyCommand, readCommands } from '../../engine/commands/command.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import {
  canConnect,
  canRename,
  indexAfterDrag,
  landingsOf,
  moveTo,
  prefixAfterDrag,
  renameTo,
  withEdgesOfPeers,
} from './fromGesture.ts';

describe('moveTo', () => {
  it('names only what changes', () => {
    expect(moveTo(agents1000, 'ecs-b', { zone: 'c', tier: 'ecs' })).toEqual({
      type: 'moveSubnet',
      id: 'ecs-b',
      zone: 'c',
    });
    expect(moveTo(agents1000, 'ecs-b', { zone: 'b', tier: 'data' })).toEqual({
      type: 'moveSubnet',
      id: 'ecs-b',
      tier: 'data',
    });
  });

  it('is nothing where the subnet already stands', () => {
    expect(moveTo(agents1000, 'ecs-b', { zone: 'b', tier: 'ecs' })).toBeNull();
  });
});

describe('landingsOf', () => {
  it('tries every place but its own, and says what the design would say', () => {
    const places = [
      { zone: 'b', tier: 'ecs' },
      { zone: 'c', tier: 'ecs' },
      { zone: 'nowhere', tier: 'ecs' },
    ];

    const landings = landingsOf(agents1000, 'ecs-b', places);

    expect(landings.map(({ place }) => place.zone)).toEqual(['c', 'nowhere']);
    for (const { command, refusal } of landings) {
      const edit = applyCommand(agents1000, command);
      expect(refusal).toEqual(edit.ok ? null : edit.error);
    }
    expect(landings[1]?.refusal).not.toBeNull();
  });
});

describe('renameTo', () => {
  it('renames what a person named, and nothing else', () => {
    expect(renameTo('group:alb', 'edge-sg')).toEqual({
      type: 'setSecurityGroup',
      id: 'alb',
      name: 'edge-sg',
    });
    expect(canRename('vpc')).toBe(true);
    expect(canRename('nat:a')).toBe(false);
  });
});

describe('renaming a zone', () => {
  const refusalOf = (name: string) => {
    const command = renameTo('zone:b', name);
    const read = readCommands([command]);
    if (!read.ok) return read.error.message;
    const edit = command === null ? null : applyCommand(agents1000, command);
    return edit?.ok === false ? edit.error.message : null;
  };

  it('says which Availability Zone it is', () => {
    expect(renameTo('zone:b', 'us-east-1d')).toEqual({ type: 'setZone', id: 'b', name: 'us-east-1d' });
    expect(refusalOf('us-east-1d')).toBeNull();
  });

  it.each([
    ['Zone B', /such as us-east-1a/],
    ['use1-az2', /such as us-east-1a/],
    ['', /such as us-east-1a/],
    ['us-east-1c', /in the design already/],
    ['us-west-2b', /not a zone of us-east-1/],
  ])('refuses %j', (name, reason) => {
    expect(refusalOf(name)).toMatch(reason);
  });
});

describe('withEdgesOfPeers', () => {
  const edges = [
    { ref: 'edge:cidr:0.0.0.0/0>group:alb', from: 'cidr:0.0.0.0/0', to: 'group:alb', flows: [] },
    { ref: 'edge:group:alb>group:ecs', from: 'group:alb', to: 'group:ecs', flows: [] },
  ];

  it('takes the rules for an address range, once each', () => {
    expect(withEdgesOfPeers(['cidr:0.0.0.0/0', 'edge:cidr:0.0.0.0/0>group:alb', 'group:rds'], edges)).toEqual(
      ['edge:cidr:0.0.0.0/0>group:alb', 'group:rds'],
    );
  });
});

describe('canConnect', () => {
  it('wants a group at one end, and nothing that only receives at the start', () => {
    expect(canConnect('group:a', 'group:b')).toBe(true);
    expect(canConnect('cidr:10.0.0.0/8', 'group:b')).toBe(true);
    expect(canConnect('group:a', 'endpoint:s3')).toBe(true);
    expect(canConnect('endpoint:s3', 'group:a')).toBe(false);
    expect(canConnect('cidr:10.0.0.0/8', 'cidr:0.0.0.0/0')).toBe(false);
    expect(canConnect('group:a', 'subnet:x')).toBe(false);
  });
});

describe('prefixAfterDrag', () => {
  it('doubles downwards, halves upwards, and stays within what AWS allows', () => {
    expect(prefixAfterDrag(22, 0)).toBe(22);
    expect(prefixAfterDrag(22, 22)).toBe(21);
    expect(prefixAfterDrag(22, -44)).toBe(24);
    expect(prefixAfterDrag(22, 10_000)).toBe(16);
    expect(prefixAfterDrag(22, -10_000)).toBe(28);
  });
});

describe('indexAfterDrag', () => {
  const columns = [0, 100, 200].map((x) => ({ x, y: 0, width: 90, height: 10 }));

  it('counts the siblings that stay before it', () => {
    expect(indexAfterDrag(columns, 0, 260, 'x')).toBe(2);
    expect(indexAfterDrag(columns, 0, 150, 'x')).toBe(1);
    expect(indexAfterDrag(columns, 2, 10, 'x')).toBe(0);
    expect(indexAfterDrag(columns, 1, 145, 'x')).toBe(1);
  });
});
