import { describe, expect, it } from 'vitest';

import { applyCommand } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { DecisionPoint } from './decisionPoint.ts';
import { endpointDecision } from './endpoints.ts';

const pointOf = (design: Design) => endpointDecision(design, awsPriceBook);
const optionOf = ({ options }: DecisionPoint, id: string) => options.find((option) => option.id === id);
const monthOf = (point: DecisionPoint, id: string) =>
  Number(optionOf(point, id)?.figures.find((figure) => figure.id === 'month')?.value);

describe('the decision on endpoints', () => {
  it('has the template with all that are called, and recommends to keep them while groups let nothing out', () => {
    const point = pointOf(agents1000);

    expect(point.inForce).toBe('all');
    expect(point.recommended.option).toBe('all');
    expect(point.recommended.reasons.join(' ')).toContain('let nothing out to the internet on TCP 443');
    expect(monthOf(point, 'paying')).toBeLessThan(monthOf(point, 'all'));
  });

  it('holds against an option also what never had an endpoint and no group lets out', () => {
    const bare = Object.keys(agents1000.endpoints).reduce((design, id) => {
      const edit = applyCommand(design, { type: 'removeEndpoint', id });
      if (!edit.ok) throw new Error(edit.error.message);
      return edit.value;
    }, agents1000);
    const point = pointOf(bare);

    for (const id of ['drawn', 'gateways', 'paying']) {
      expect(
        optionOf(point, id)
          ?.remarks.map(({ text }) => text)
          .join(' '),
        id,
      ).toMatch(
        /ecs-supervisor-sg and ecs-worker-sg let nothing out to the internet on TCP 443: without an endpoint, .*Amazon ECR API/,
      );
    }
    expect(point.recommended.option).toBe('all');
    expect(point.recommended.reasons[0]).toMatch(/^Amazon S3 is reached with none of them; everything else/);
    expect(point.recommended.reasons[1]).toMatch(/let nothing out to the endpoint of Amazon S3 on TCP 443/);
    expect(optionOf(point, 'all')?.remarks).toMatchObject([
      { text: expect.stringContaining('let nothing out to the endpoint of Amazon S3') as string },
    ]);
  });

  it('recommends those that pay once the groups let tasks out', () => {
    const outlet = (group: string) => ({
      group,
      direction: 'egress' as const,
      traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
      peer: { kind: 'cidr' as const, cidr: '0.0.0.0/0' },
      description: '',
    });
    const rules = { ...agents1000.rules, out: outlet('ecs-worker'), 'out-2': outlet('ecs-supervisor') };
    const point = pointOf({ ...agents1000, rules });

    expect(['paying', 'gateways']).toContain(point.recommended.option);
    for (const { id } of point.options) {
      expect(monthOf(point, point.recommended.option)).toBeLessThanOrEqual(monthOf(point, id));
    }
  });

  it('says what cannot be reached without NAT, and does not recommend it', () => {
    const point = pointOf({ ...agents1000, nat: { mode: 'none', zone: null } });

    expect(optionOf(point, 'gateways')?.remarks[0]).toMatchObject({
      severity: 'error',
      text: expect.stringContaining('Nothing leads to') as string,
    });
    expect(optionOf(point, point.recommended.option)?.commands).toEqual([]);
  });

  it('takes each option by its edits, which then is in force', () => {
    for (const { id, commands } of pointOf(agents1000).options) {
      if (commands.length === 0) continue;
      const edit = applyCommand(agents1000, { type: 'batch', label: id, commands });
      const after = edit.ok ? pointOf(edit.value) : undefined;

      expect(optionOf(after as DecisionPoint, id)?.commands ?? []).toEqual([]);
    }
  });
});
