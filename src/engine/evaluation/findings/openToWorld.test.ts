import { describe, expect, it } from 'vitest';

import type { Command } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design, Traffic } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';

const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });
const after = (...commands: readonly Command[]) => commands.reduce(perform, agents1000);
const found = (design: Design) =>
  evaluate(design, awsPriceBook)
    .findings.filter(({ rule }) => rule === 'openToWorld')
    .map(({ severity, title, fix }) => ({ severity, title, fix: fix?.label ?? null }));
const demand = (traffic: Traffic): Command => ({
  type: 'setIntent',
  id: 'internet-to-alb',
  intent: {
    kind: 'reaches',
    from: { kind: 'internet' },
    to: { kind: 'workload', workload: 'alb' },
    traffic,
    notes: '',
  },
});

describe('a rule that admits the whole internet', () => {
  it('is explained by an intent that demands exactly that', () => {
    expect(found(agents1000)).toEqual([
      {
        severity: 'info',
        title:
          'alb-sg admits the internet on tcp 443, as an intent demands: The internet can reach ALB on tcp 443.',
        fix: null,
      },
    ]);
  });

  it('beyond the intent is a warning that narrows it in one click, on ports of high risk an error', () => {
    const wider = (from: number, to: number) =>
      after({ type: 'setRule', id: 'alb-from-internet', traffic: tcp(from, to) });
    expect(found(wider(443, 444))).toEqual([
      {
        severity: 'warning',
        title: 'alb-sg admits the internet on tcp 443-444, and an intent demands tcp 443 alone.',
        fix: 'Narrow it to tcp 443',
      },
    ]);
    expect(found(wider(0, 443))).toMatchObject([{ severity: 'error', fix: 'Narrow it to tcp 443' }]);
  });

  it('on the web’s ports is a warning where other intents stand and none demands it, and told where there are none', () => {
    expect(found(after({ type: 'removeIntent', id: 'internet-to-alb' }))).toEqual([
      {
        severity: 'warning',
        title: 'alb-sg admits the internet on tcp 443, and no intent demands it.',
        fix: 'Remove the rule',
      },
    ]);
    expect(found({ ...agents1000, intents: {} })).toMatchObject([
      { severity: 'info', title: 'alb-sg admits the internet on tcp 443.' },
    ]);
  });

  it('is not explained by an intent about somebody else', () => {
    const other = after({
      type: 'addRule',
      group: 'rds',
      direction: 'ingress',
      traffic: tcp(443),
      peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
    });
    expect(found(other).map(({ severity }) => severity)).toEqual(['warning', 'info']);
  });

  it('on a port of high risk stays a warning, also when it is demanded', () => {
    const design = after({ type: 'setRule', id: 'alb-from-internet', traffic: tcp(22) }, demand(tcp(22)));
    expect(found(design)).toMatchObject([{ severity: 'warning' }]);
  });
});
