import { describe, expect, it } from 'vitest';

import { type Design, designSchema } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { templates } from '../../templates/templates.ts';
import type { FindingContext } from './rule.ts';
import { secretInText } from './secretInText.ts';

const secret = `AKIA${'J5ZQ'.repeat(4)}`;
/** The rule reads the design alone. */
const find = (design: Design) => secretInText.find({ design } as FindingContext);

/** Every text of a value that a person may write freely, replaced one at a time by a secret. */
function* withSecret(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value === 'string') yield [path, secret];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const [where, changed] of withSecret(inner, `${path}.${key}`))
      yield [where, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }];
  }
}

const rich: Design = {
  ...agents1000,
  tags: { owner: 'platform' },
  setAside: { flowLogsOff: { reason: 'later', by: 'Ada', on: '2026-11-22' } },
  deployment: { stack: 'Vpc', vpcId: 'vpc-0123456789abcdef0', subnetIds: {}, on: '2026-11-22' },
};

describe('secretInText', () => {
  it('finds none in the designs that stand ready', () => {
    for (const { design } of templates) expect(find(design)).toEqual([]);
  });

  it('finds one in every text that a design accepts it in, says where, and never repeats it', () => {
    const accepted = [...withSecret(rich, 'design')].filter(
      ([, design]) => designSchema.safeParse(design).success,
    );

    expect(accepted.length).toBeGreaterThan(100);
    for (const [path, design] of accepted) {
      const found = find(design as Design);
      expect(found, path).toHaveLength(1);
      expect(JSON.stringify(found), path).not.toContain(secret);
    }
  });

  it('finds one in the key of a tag', () => {
    expect(find({ ...rich, tags: { [secret]: 'x' } })).toMatchObject([
      { title: 'In the tags stands what looks like an AWS access key.', subjects: [] },
    ]);
  });

  it('calls what has the secret for its name by its id', () => {
    const subnet = agents1000.subnets['ecs-b'];
    const named = { ...agents1000, subnets: { ...agents1000.subnets, 'ecs-b': { ...subnet, name: secret } } };

    expect(find(named as Design)).toMatchObject([
      {
        title: 'In the name of subnet ecs-b stands what looks like an AWS access key.',
        about: 'subnet:ecs-b',
      },
    ]);
  });

  it('is said once of a thing that holds several', () => {
    const workload = agents1000.subnets['ecs-b'];
    const twice = { ...workload, name: secret, notes: secret };
    const [found, ...more] = find({
      ...agents1000,
      subnets: { ...agents1000.subnets, 'ecs-b': twice },
    } as Design);

    expect(more).toEqual([]);
    expect(found?.title).toContain(', and not only there.');
  });
});
