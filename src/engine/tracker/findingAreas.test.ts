import { describe, expect, it } from 'vitest';

import type { Finding } from '../evaluation/evaluation.ts';
import { findingRules } from '../evaluation/findings/findings.ts';
import { findingsOf, rulesOf, rulesOfNoTask } from './findingAreas.ts';

const ids = findingRules.map(({ id }) => id);
const ofTasks = Object.values(rulesOf).flat();

describe('the areas of findings', () => {
  it('have a place for every rule: a task, or none with the reason', () => {
    expect(ids.filter((id) => !ofTasks.includes(id) && !(id in rulesOfNoTask))).toEqual([]);
    expect(ofTasks.filter((id) => id in rulesOfNoTask)).toEqual([]);
    for (const reason of Object.values(rulesOfNoTask)) expect(reason).toMatch(/\.$/);
  });

  it('name no rule that there is not', () => {
    expect([...ofTasks, ...Object.keys(rulesOfNoTask)].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('know what a reference to nothing is about by what holds it', () => {
    const held = (subject: Finding['subjects'][number]): Finding => ({
      ...{ key: 'referenceToNothing', rule: 'referenceToNothing', severity: 'error', title: '', why: '' },
      ...{ subjects: [subject], source: { title: '', url: null }, fix: null, setAside: null },
    });
    const findings = [held('subnet:a'), held('workload:a'), held('rule:a'), held('endpoint:a')];
    const subjectsOf = (task: keyof typeof rulesOf) =>
      findingsOf(task, findings).flatMap(({ subjects }) => subjects);

    expect(subjectsOf('subnets')).toEqual(['subnet:a', 'workload:a']);
    expect(subjectsOf('security-groups')).toEqual(['workload:a', 'rule:a']);
    expect(subjectsOf('endpoints')).toEqual(['endpoint:a']);
    expect(subjectsOf('nat')).toEqual([]);
  });
});
