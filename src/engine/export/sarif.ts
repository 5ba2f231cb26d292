import { readRef, type Ref } from '../design/design.ts';
import type { Evaluation, Finding, Severity } from '../evaluation/evaluation.ts';
import { findingRules } from '../evaluation/findings/findings.ts';
import { toJson } from './json.ts';
import { GENERATOR_VERSION } from './manifest.ts';

/** The file that was checked: what to call it, and its text, in which the things are found. */
export type CheckedFile = { readonly uri: string; readonly text: string };

/** SARIF's levels for ours. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  ok: 'none',
};

/**
 * The findings as SARIF 2.1.0, which code hosts show beside the lines of a pull request. Each points to the line of the
 * thing it is about; one set aside is suppressed with its reason. Source: "Static Analysis Results Interchange Format
 * (SARIF) Version 2.1.0", OASIS Standard.
 */
export function sarif({ findings }: Evaluation, file: CheckedFile): string {
  const rules = usedRules(findings);
  const lines = file.text.split('\n');
  return toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Groundplan', semanticVersion: GENERATOR_VERSION, rules: rules.map(ruleFigures) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, rules.indexOf(finding.rule), file.uri, lines)),
      },
    ],
  });
}

function usedRules(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

function ruleFigures(id: string) {
  const rule = findingRules.find((candidate) => candidate.id === id);
  const title = rule?.title ?? id;
  const source = rule?.source;
  const text = source === undefined ? title : `${title}. Source: ${source.title}.`;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text },
    ...(typeof source?.url === 'string' ? { helpUri: source.url } : {}),
    defaultConfiguration: { level: LEVELS[rule?.severity ?? 'warning'] },
    properties: propertiesOf(source?.title ?? '', rule?.severity ?? 'warning'),
  };
}

/**
 * Figures from 0.1 to 10 by which GitHub ranks alerts that are tagged "security": high from 7, medium from 4
 * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '5.0',
  info: '2.0',
  ok: '0.1',
};

/** Rules that a source about security asks for are about security; the others about the network. */
function propertiesOf(source: string, severity: Severity) {
  const isSecurity = /Security Hub|^SEC\d|cdk-nag|[Ss]ecurity group|network ACL/.test(source);
  return isSecurity
    ? { tags: ['security', 'network'], 'security-severity': SECURITY_SEVERITY[severity] }
    : { tags: ['network'] };
}

function result(finding: Finding, ruleIndex: number, uri: string, lines: readonly string[]) {
  const { rule, severity, title, why, subjects, key, setAside } = finding;
  const startLine = lineOf(lines, subjects[0]);
  return {
    ruleId: rule,
    ruleIndex,
    kind: severity === 'ok' ? 'pass' : 'fail',
    level: LEVELS[severity],
    message: { text: why === '' ? title : `${title} ${why}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine } },
        ...(subjects.length === 0 ? {} : { logicalLocations: subjects.map(logicalLocation) }),
      },
    ],
    partialFingerprints: { 'groundplanKey/v1': key },
    ...(setAside === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: setAside.reason }] }),
  };
}

function logicalLocation(ref: Ref) {
  const { kind, id } = readRef(ref);
  return { name: id === '' ? kind : id, fullyQualifiedName: ref, kind: 'resource' };
}

/** Where things of a kind stand in the design file. */
const SECTIONS: Readonly<Record<string, string>> = {
  ...{ vpc: 'vpc', zone: 'zones', tier: 'tiers', subnet: 'subnets', workload: 'workloads', nat: 'nat' },
  ...{ 'route-table': 'routeTables', endpoint: 'endpoints', group: 'securityGroups', rule: 'rules' },
  ...{ 'network-acl': 'networkAcls', held: 'held', 'internet-gateway': 'vpc', requirements: 'requirements' },
  ...{ assumption: 'assumptions', network: 'networks', 'transit-gateway': 'vpc' },
  ...{ 'sign-off': 'signOffs', intent: 'intents' },
};

/** The line, from 1, on which the thing begins in a design file as it is written; 1 when it is not found. */
export function lineOf(lines: readonly string[], ref: Ref | undefined): number {
  const { kind, id } = readRef(ref ?? '');
  const section = SECTIONS[kind];
  const start =
    section === undefined ? -1 : lines.findIndex((line) => line.trimStart().startsWith(`"${section}":`));
  if (start < 0) return 1;
  const entry =
    id === ''
      ? -1
      : lines.findIndex((line, index) => index > start && line.trimStart().startsWith(`"${id}":`));
  return (entry < 0 ? start : entry) + 1;
}
