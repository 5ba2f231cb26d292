import type { Ref } from '../../design/design.ts';
import type { Design, Id, Rule } from '../../design/design.ts';
import type { Command } from '../../commands/command.ts';
import type {
  Cost,
  EvaluatedRouteTable,
  Finding,
  Need,
  Plan,
  Routes,
  SecurityReport,
  Severity,
  SubnetReport,
} from '../evaluation.ts';
import type { Signature } from '../signatures/signatures.ts';
import type { IntentResult } from '../intents/intentResult.ts';
import type { Network } from '../network.ts';
import type { Reach } from '../reachability/createReach.ts';

/** Everything a rule may look at. All of it is made once; a rule only reads. */
export type FindingContext = {
  readonly design: Design;
  readonly network: Network;
  readonly need: Need;
  readonly plan: Plan;
  readonly subnets: Readonly<Record<Id, SubnetReport>>;
  readonly routes: Routes;
  readonly tableOf: ReadonlyMap<Id, EvaluatedRouteTable>;
  readonly cost: Cost;
  readonly security: SecurityReport;
  /** Who reaches whom, as sets of packets; the evaluation's `reach` is its report. */
  readonly reachability: Reach;
  readonly intents: readonly IntentResult[];
  readonly signatures: readonly Signature[];
  /** The rules by their group, in the design's order. */
  readonly rulesOf: ReadonlyMap<Id, readonly (readonly [Id, Rule])[]>;
};

/** One thing a rule found. */
export type Found = {
  /** What it is about, the tail of the finding's key; '' when it is about the whole design. */
  readonly about: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly title: string;
  readonly why: string;
  readonly subjects: readonly Ref[];
  readonly source?: Finding['source'];
  readonly fix?: { readonly label: string; readonly commands: readonly Command[] };
};

/** One rule. Its id is its file's name and part of every finding's key, so it is never renamed once released. */
export type FindingRule = {
  readonly id: string;
  /** What the rule looks for, for lists of rules. */
  readonly title: string;
  readonly severity: Severity;
  readonly source: Finding['source'];
  readonly find: (context: FindingContext) => readonly Found[];
};

/** A page of the AWS documentation as a source. */
export function awsPage(title: string, path: string): Finding['source'] {
  return { title, url: `https://docs.aws.amazon.com/${path}` };
}

/** A source that is no page: the design's own requirements, or arithmetic. */
export function ownSource(title: string): Finding['source'] {
  return { title, url: null };
}

/** A Security Hub control as a source: `EC2.19`. */
export function securityHub(control: string): Finding['source'] {
  const anchor = control.toLowerCase().replace('.', '-');
  return {
    title: `AWS Security Hub ${control}`,
    url: `https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#${anchor}`,
  };
}
