import type { Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { err, type Result } from '../result.ts';

/** The ids that AWS gave to the VPC and to every subnet of the stack. */
export type DeployedIds = Pick<NonNullable<Design['deployment']>, 'stack' | 'vpcId' | 'subnetIds'>;

/** What a file says about a deployment, and which subnets of the same VPC in it the design does not know. */
export type ReadIds = { readonly deployed: DeployedIds; readonly foreign: readonly string[] };

/** Why a file of ids is not taken. */
export type IdsRefusal =
  | 'ids/unreadable'
  | 'ids/other-stack'
  | 'ids/other-region'
  | 'ids/other-vpc'
  | 'ids/ambiguous'
  | 'ids/missing';

/** A file of ids is not taken, for one sentence. */
export function idsRefused(type: IdsRefusal, message: string): Result<never, Refusal> {
  return err({ type, message });
}
