import { describe, expect, it } from 'vitest';

import { evaluate } from '../../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { reachLight } from './reachLight.ts';

const evaluation = evaluate(agents1000, awsPriceBook);
const marksOf = (ref: string) => Object.fromEntries(reachLight(ref, agents1000, evaluation)?.marks ?? []);

describe('what lights up around a thing', () => {
  it('is what a subnet reaches, who reaches it, and on which traffic', () => {
    expect(marksOf('subnet:public-a')).toMatchObject({
      'subnet:ecs-b': { mark: 'reached', traffic: 'tcp 8080' },
      'internet-gateway': { mark: 'reaches', traffic: 'tcp 443' },
    });
    expect(marksOf('subnet:data-a')).toMatchObject({
      'subnet:ecs-a': { mark: 'reaches', traffic: 'tcp 5432' },
    });
    expect(marksOf('subnet:ecs-a')['endpoint:s3']?.mark).toBe('reached');
    expect(Object.keys(marksOf('subnet:data-a')).some((ref) => ref.startsWith('subnet:public'))).toBe(false);
  });

  it('is what a group guards, and apart from that whom it trusts', () => {
    const marks = marksOf('group:ecs-supervisor');
    expect(marks['subnet:ecs-a']?.mark).toBe('guards');
    expect(marks['group:alb']?.mark).toBe('trusts');
    expect(marks['group:rds']).toBeUndefined();
    expect(reachLight('zone:a', agents1000, evaluation)).toBeNull();
  });
});
