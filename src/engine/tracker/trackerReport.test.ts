import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../commands/command.ts';
import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import { frozenOptions } from '../decisions/frozenOptions.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import {
  type Decision,
  type DecisionPointId,
  decisionPoints,
  type Design,
  taskIds,
} from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { securityDigest } from '../evaluation/signatures/reviewed.ts';
import { packagePaths } from '../export/paths.ts';
import { trackerMarkdown } from '../export/tracker.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { empty } from '../templates/empty.ts';
import { durationText, secondsOf } from './duration.ts';
import { taskOutputs } from './outputs.ts';
import { trackerReport } from './trackerReport.ts';

const at = (time: string) => ({ by: 'Ada', at: `2026-11-29T${time}:00Z` });

function edited(design: Design, ...commands: readonly Command[]): Design {
  return commands.reduce((before, command) => {
    const next = applyCommand(before, command);
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, design);
}

const report = (design: Design) => trackerReport(design, evaluate(design, awsPriceBook), awsPriceBook);

const criterion = (design: Design, id: string) => {
  const { tasks, criteria } = report(design);
  const found = [...tasks.flatMap((task) => task.criteria), ...criteria].find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no criterion ${id}.`);
  return found;
};

/** The decision for what the design has at a point, with the figures of its options. */
function decisionAt(design: Design, id: DecisionPointId): Decision {
  const point = decisionPointsOf(design, evaluate(design, awsPriceBook), awsPriceBook).find(
    (one) => one.id === id,
  );
  if (point === undefined) throw new Error(`There is no point ${id}.`);
  return {
    ...{
      point: id,
      option: point.inForce,
      title: `Decision on ${id}`,
      context: 'Why.',
      decision: 'As drawn.',
    },
    ...{ consequences: 'What follows.', by: 'Ada', on: '2026-11-29', locks: null },
    options: frozenOptions(point).map((option) => ({ ...option, figures: [...option.figures] })),
  };
}

/** The brief's network as its tasks leave it, with nothing that a person has to tick yet. */
function worked(): Design {
  const prepared = edited(
    agents1000,
    { type: 'setDataTransfer', changes: { longestOutageMinutes: 5 } },
    ...Object.keys(agents1000.assumptions).map((id): Command => ({
      type: 'confirmAssumption',
      id,
      by: 'Ada',
      on: '2026-11-29',
    })),
    ...evaluate(agents1000, awsPriceBook)
      .findings.filter(({ severity }) => severity === 'warning')
      .map(({ key }): Command => ({
        ...{ type: 'setAsideFinding', key, reason: 'Model APIs come later.', by: 'Ada', on: '2026-11-29' },
      })),
  );
  const decided = edited(
    prepared,
    ...decisionPoints.map((id): Command => ({ type: 'recordDecision', decision: decisionAt(prepared, id) })),
  );
  return edited(
    decided,
    ...taskIds.flatMap((task, index): Command[] => [
      { type: 'startTask', task, ...at(`0${index + 1}:00`) },
      { type: 'endTask', task, ...at(`0${index + 1}:45`) },
    ]),
  );
}

function finished(): Design {
  const done = worked();
  return edited(
    done,
    ...(['cdk-tested', 'diagram', 'cost-analysis', 'parent-updated'] as const).map((tick): Command => ({
      type: 'tickCriterion',
      criterion: tick,
      met: true,
      ...at('10:00'),
    })),
    {
      type: 'signOff',
      of: 'security',
      by: 'Grace',
      on: '2026-11-29',
      revision: done.revision + 4,
      digest: securityDigest(done),
      notes: '',
    },
  );
}

describe('the tracker of the brief’s network', () => {
  it('begins with nothing started, and blocks its parent', () => {
    const begun = report(agents1000);

    expect(begun).toMatchObject({ status: 'NOT_STARTED', percent: 0, blocksParent: { blocks: true } });
    expect(begun.tasks.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '1.1.1 not-started',
      '1.1.2 not-started',
      '1.1.3 not-started',
      '1.1.4 not-started',
      '1.1.5 not-started',
    ]);
    expect(begun.tasks[1]?.because).toBe('It waits for 1.1.1 VPC CIDR Planning.');
  });

  it('asks of a deployed network whether its default group was closed, until somebody says so', () => {
    const asks = (design: Design) => report(design).criteria.find(({ tick }) => tick === 'default-group');
    const deployment = { stack: 'VpcStack', vpcId: 'vpc-0123456789abcdef0', subnetIds: {}, on: '2026-11-29' };
    const deployed: Design = { ...agents1000, deployment };

    expect(asks(agents1000)).toBeUndefined();
    expect(asks({ ...deployed, vpc: { ...deployed.vpc, defaultGroup: 'as-created' } })).toBeUndefined();
    expect(asks(deployed)).toMatchObject({ met: false, evidence: 'Nobody has ticked it yet.' });
    const ticked = edited(deployed, {
      ...{ type: 'tickCriterion', criterion: 'default-group', met: true, ...at('10:00') },
    });
    expect(asks(ticked)).toMatchObject({ met: true });
  });

  it('knows what a machine can know, with figures', () => {
    expect(criterion(agents1000, 'subnets/zone-loss')).toMatchObject({
      met: true,
      evidence:
        'Without us-east-1a, 2,038 usable addresses remain for 2,024 needed, 14 to spare before the 10 that endpoints and other interfaces hold; 2,028 are left for tasks, 4 to spare.',
    });
    expect(criterion(agents1000, 'endpoints/break-even').evidence).toBe(
      'An interface endpoint in 3 zones is cheaper than NAT from 626 GB a month on. The gateway endpoint of Amazon S3 saves 685.74 USD a month against NAT; the 5 interface endpoints cost 81.18 USD a month more than NAT would.',
    );
    expect(criterion(agents1000, 'nat/egress')).toMatchObject({
      what: 'The traffic to the internet and AWS services is estimated',
      evidence: '2,321 GB out and 16,769 GB in a month, in 7 flows: 0 stated, 7 assumed with a reason.',
    });
    expect(criterion(agents1000, 'cidr/decided-primary-block').met).toBe(false);
    const small = edited(agents1000, { type: 'setRequirements', changes: { agents: 3000 } });
    expect(criterion(small, 'cidr/capacity-met').met).toBe(false);
    expect(report(small).health.level).toBe('red');
  });

  it('gives one answer to whether the need fits with one zone lost', () => {
    const services = ['sts', 'kms', 'ssm'];
    const crowded = edited(
      agents1000,
      ...services.map((service): Command => ({
        ...{ type: 'addEndpoint', endpoint: { service, type: 'interface' } },
      })),
    );
    expect(criterion(crowded, 'cidr/capacity-met')).toMatchObject({ met: false });
    const lost = criterion(crowded, 'subnets/zone-loss');
    expect(lost.met).toBe(false);
    expect(lost.evidence).toContain('2,022 are left for tasks, 2 short.');
    expect(criterion(crowded, 'findings').evidence).toMatch(/^2 open errors or warnings, first of all: /);
  });

  it('does not call services reached, or security explained, that findings say are not', () => {
    const endpoints = Object.fromEntries(Object.entries(agents1000.endpoints).filter(([id]) => id !== 's3'));
    const rules = Object.fromEntries(
      Object.entries(agents1000.rules).filter(([id]) => !/-to-(s3|vpc-endpoints|endpoints)$/.test(id)),
    );
    const closed = { ...agents1000, endpoints, rules };
    expect(criterion(closed, 'endpoints/endpoints-work').evidence).toContain('cannot pull their images');
    expect(criterion(closed, 'security-groups/intents').met).toBe(false);
    const without = Object.keys(agents1000.endpoints).map((id): Command => ({ type: 'removeEndpoint', id }));
    const spare = edited(agents1000, ...without);
    const { evidence } = criterion(spare, 'security-groups/security-explained');
    expect(evidence).toMatch(/^7 open findings, first of all: The tasks of .* cannot pull their images/);
  });

  it('takes from the proofs whether what must hold does, and a reason for what does not', () => {
    const broken = edited(agents1000, { type: 'removeRule', id: 'ecs-worker-from-ecs-supervisor' });
    const found = criterion(broken, 'security-groups/intents');
    expect(found).toMatchObject({ met: false, page: 'security' });
    expect(found.evidence).toContain('“supervisor can reach workers on tcp 8080” is broken. From supervisor');
    expect(criterion({ ...agents1000, intents: {} }, 'security-groups/intents').met).toBe(false);
    expect(criterion(agents1000, 'security-groups/intents')).toMatchObject({ met: true });

    const key = 'intentBroken/intent:supervisor-to-workers';
    const explained = edited(broken, {
      type: 'setAsideFinding',
      key,
      reason: 'Until the service is there.',
      by: 'Ada',
      on: '2026-11-29',
    });
    expect(criterion(explained, 'security-groups/intents').evidence).not.toContain(
      'supervisor can reach workers',
    );
  });

  it('ends complete, green and with nothing in the way of its parent', () => {
    const end = report(finished());

    expect(end.criteria.filter(({ met }) => !met)).toEqual([]);
    expect(end).toMatchObject({ status: 'COMPLETE', percent: 100, blocksParent: { blocks: false } });
    expect(end.health.level).toBe('green');
    expect(end.tasks.map(({ duration }) => duration)).toEqual(Array(5).fill('45 min'));
  });

  it('is written as reviewed', async () => {
    const design = finished();
    const text = trackerMarkdown(design, evaluate(design, awsPriceBook), report(design));

    await expect(text).toMatchFileSnapshot('../export/golden/tracker.complete.md');
  });

  it('never writes a time that is not in the design', () => {
    const design = finished();
    const text = trackerMarkdown(design, evaluate(design, awsPriceBook), report(design));
    const times = [...text.matchAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g)].map(([time]) => time.replace(' ', 'T'));

    expect(times.length).toBeGreaterThan(20);
    for (const time of times) expect(JSON.stringify(design)).toContain(time);
  });
});

describe('a task that was finished', () => {
  it('is to be checked again when one of its criteria is not met any more', () => {
    const design = edited(worked(), { type: 'setRequirements', changes: { agents: 3000 } });
    const [cidr] = report(design).tasks;

    expect(cidr?.state).toBe('check-again');
    expect(cidr?.because).toMatch(
      /^It was finished, and this is not so: The address plan is valid\. 4 errors/,
    );
  });

  it('is to be checked again with all that stand on it when its lock is opened, and says why', () => {
    const design = edited(worked(), {
      ...{ type: 'unlockPlan', lock: 'subnets', reason: 'a fourth zone', ...at('12:00') },
    });
    const { tasks, health } = report(design);

    expect(tasks.map(({ state }) => state)).toEqual(['done', ...Array<string>(4).fill('check-again')]);
    expect(tasks[3]?.because).toContain('again on 2026-11-29 12:00 UTC: a fourth zone');
    expect(health.level).toBe('yellow');
  });
});

describe('a decision', () => {
  it('shows the figures of then and now where they differ', () => {
    const design = edited(
      agents1000,
      { type: 'recordDecision', decision: decisionAt(agents1000, 'nat') },
      { type: 'setDiscount', percent: 50 },
    );
    const [decision] = report(design).decisions;

    expect(report(agents1000).decisions).toEqual([]);
    expect(decision?.insteadNow).toBeNull();
    expect(decision?.changed.length).toBeGreaterThan(0);
    for (const { then, now } of decision?.changed ?? []) expect(now).not.toBe(then);
    const unchanged = edited(agents1000, { type: 'recordDecision', decision: decisionAt(agents1000, 'nat') });
    expect(report(unchanged).decisions[0]?.changed).toEqual([]);
  });

  it('says when the design has something else', () => {
    const design = edited(
      agents1000,
      { type: 'recordDecision', decision: decisionAt(agents1000, 'nat') },
      { type: 'setNat', mode: 'single' },
    );

    expect(report(design).decisions[0]?.insteadNow).toMatch(/one|single/i);
    expect(criterion(design, 'nat/decided-nat').met).toBe(false);
  });
});

describe('a clock that was set back', () => {
  it('is said in a sentence, and loses nothing', () => {
    const design = edited(
      agents1000,
      { type: 'startTask', task: 'cidr', ...at('10:00') },
      { type: 'endTask', task: 'cidr', ...at('09:00') },
    );
    const { clockNotes, tasks } = report(design);

    expect(clockNotes).toHaveLength(2);
    expect(clockNotes[0]).toBe(
      '1.1.1 ends 2026-11-29 09:00 UTC, before it started 2026-11-29 10:00 UTC: a clock was set back; put the times right on the task.',
    );
    expect(tasks[0]).toMatchObject({ duration: null, ended: '2026-11-29T09:00:00Z' });
  });
});

describe('the report', () => {
  it('is made for any design, and complete only when every criterion is met', () => {
    fc.assert(
      fc.property(anyDesign(20), (design) => {
        const { status, percent, criteria, blocksParent } = report(design);
        expect(blocksParent.blocks).toBe(status !== 'COMPLETE');
        expect(percent === 100).toBe(status === 'COMPLETE');
        expect(criteria.every(({ evidence }) => evidence.length > 5)).toBe(true);
      }),
      { numRuns: 25 },
    );
    expect(report(empty)).toMatchObject({ status: 'NOT_STARTED', percent: 0 });
  });

  it('names outputs that the package has', () => {
    const paths: readonly string[] = Object.values(packagePaths);
    for (const path of Object.values(taskOutputs).flat()) expect(paths).toContain(path);
  });
});

describe('a duration', () => {
  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        const instant = new Date(seconds * 1000).toISOString().replace('.000', '');
        expect(secondsOf(instant)).toBe(seconds);
      }),
    );
    expect(durationText('2026-02-28T23:30:00Z', '2026-03-01T01:00:00Z')).toBe('1 h 30 min');
    expect(durationText('2026-11-29T10:00:00Z', '2026-12-02T14:05:00Z')).toBe('3 d 4 h');
    expect(durationText('2026-11-29T10:00:00Z', '2026-11-29T10:00:59Z')).toBe('less than 1 min');
    expect(durationText('2026-11-29T10:00:00Z', '2026-11-29T09:59:59Z')).toBeNull();
  });
});
