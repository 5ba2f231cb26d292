import type { Design, Id, Rule } from '../design/design.ts';
import { peerRef } from '../design/traffic.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { headingOf } from './heading.ts';
import { intentFigures } from './intentResults.ts';
import { toJson } from './json.ts';
import { peerName, rulesOfGroup, ruleWords } from './ruleWords.ts';

const PRINCIPLE = {
  name: 'Least privilege, explicit deny default',
  meaning:
    'A security group lets through what its rules name and nothing else. The stack removes the rule with which AWS lets a new group reach everything, so what leaves a group is named too.',
};

/**
 * `security-groups/design.json`: every group with its rules in words and by id, what wears it, and the principle
 * behind them. {@link securityMatrix} has the same rules by pairs of groups.
 */
export function securityGroupDesign(design: Design, evaluation: Evaluation): string {
  const { security } = evaluation;
  return toJson({
    design: headingOf(design),
    principle: PRINCIPLE,
    counts: {
      groups: Object.keys(design.securityGroups).length,
      ingressRules: security.ingressRules,
      egressRules: security.egressRules,
    },
    openToTheInternet: security.openGroups,
    intents: intentFigures(evaluation),
    groups: Object.entries(design.securityGroups).map(([id, { name, description, notes }]) => ({
      ...{ id, name, description, notes },
      attachedTo: security.attachments[id] ?? { workloads: [], endpoints: [], tiers: [] },
      ingress: rulesOfGroup(design, id, 'ingress').map((rule) => ruleFigures(design, rule)),
      egress: rulesOfGroup(design, id, 'egress').map((rule) => ruleFigures(design, rule)),
    })),
  });
}

function ruleFigures(design: Design, [id, rule]: readonly [Id, Rule]) {
  const { traffic, peer, description } = rule;
  return {
    id,
    words: ruleWords(design, rule),
    ...traffic,
    peer: peerRef(peer),
    peerName: peerName(design, peer),
    description,
  };
}
