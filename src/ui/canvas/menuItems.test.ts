import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../engine/commands/command.ts';
import { shownScene } from './canvasScene.testing.ts';
import { type MenuItem, menuItems } from './menuItems.ts';

const { design, evaluation, prepared } = shownScene();
const labels = (items: readonly MenuItem[]) => items.map(({ label }) => label);
const page = (items: readonly MenuItem[], label: string) => {
  const run = items.find((item) => item.label === label)?.run;
  return run?.kind === 'page' ? run.items : [];
};

describe('menuItems', () => {
  it('offers without dragging what dragging a subnet does', () => {
    const items = menuItems(['subnet:ecs-b'], design, evaluation);

    expect(labels(items)).toEqual([
      'Rename',
      'Move to…',
      'Size…',
      'Route table…',
      'What can this reach…',
      'Comment…',
      'Delete',
    ]);
    expect(labels(page(items, 'Move to…'))).toContain('us-east-1c · ECS tasks');
    expect(page(items, 'Move to…')).toHaveLength(11);
    expect(page(items, 'Size…').find(({ chosen }) => chosen)?.label).toBe('/22 · 1,024 addresses');
    expect(page(items, 'Route table…').find(({ chosen }) => chosen)?.label).toBe('From its tier');
  });

  it('offers what dragging a zone, a tier or an arrow does', () => {
    expect(labels(menuItems(['zone:b'], design, evaluation))).toEqual([
      'Rename',
      'Move left',
      'Move right',
      'Comment…',
      'Delete',
    ]);
    expect(labels(menuItems(['tier:public'], design, evaluation))).toContain('Move down');
    expect(labels(menuItems(['group:alb'], design, evaluation))).toContain('Allow traffic to…');
  });

  it('moves an interface endpoint to another tier, and no gateway endpoint', () => {
    const tiers = page(menuItems(['endpoint:ecr-api'], design, evaluation), 'Move to…');

    expect(tiers.map(({ chosen }) => chosen)).toEqual([false, true, false, false]);
    expect(tiers[2]?.run).toEqual({
      kind: 'command',
      command: { type: 'setEndpoint', id: 'ecr-api', changes: { tier: 'data' } },
    });
    expect(labels(menuItems(['endpoint:s3'], design, evaluation))).not.toContain('Move to…');
  });

  it('turns an arrow round, or says why it cannot be', () => {
    const reverseOf = (edge: string) =>
      menuItems([edge], design, evaluation).find(({ label }) => label === 'Reverse');

    expect(reverseOf('edge:group:ecs-worker>group:rds')).toMatchObject({
      run: { command: { type: 'reverseFlow', from: 'group:ecs-worker', to: 'group:rds' } },
    });
    const toS3 = evaluation.security.edges.find(({ to }) => to === 'endpoint:s3');
    expect(reverseOf(toS3?.ref ?? '')?.refusal).toMatch(/only answers/);
  });

  it('deletes several things as one step', () => {
    const [remove] = menuItems(['subnet:ecs-b', 'subnet:ecs-c'], design, evaluation);

    expect(remove?.run).toMatchObject({ kind: 'command', command: { type: 'batch' } });
  });

  it('lets an address range go with its rules', () => {
    const remove = menuItems(['cidr:0.0.0.0/0'], design, evaluation).find(({ label }) => label === 'Delete');

    expect(remove?.run).toMatchObject({
      command: { type: 'removeFlow', from: 'cidr:0.0.0.0/0', to: 'group:alb' },
    });
  });

  it('offers no edit that the design would refuse without saying why', () => {
    const every = prepared.things.flatMap(({ ref }) => menuItems([ref], design, evaluation));
    const all = every.flatMap((item) => (item.run.kind === 'page' ? item.run.items : [item]));
    for (const { run, refusal } of all) {
      if (run.kind === 'command') expect(applyCommand(design, run.command).ok).toBe(refusal === undefined);
    }
    expect(all.length).toBeGreaterThan(100);
  });
});
