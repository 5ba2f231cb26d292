import type { Design } from '../../design/design.ts';
import type { Refusal } from '../../design/refusal.ts';
import { err, ok, type Result } from '../../result.ts';
import { appFiles, type TextFile } from './appFiles.ts';
import { resolveStack } from './resolveStack.ts';
import type { CdkOmission, Deployed } from './stackModel.ts';
import { unsafeText } from './unsafeText.ts';
import { vpcStackSource } from './vpcStack.ts';

/** Where the app stands in the package. */
export const CDK_FOLDER = 'aws-migration/phase-1/iac/cdk';

/**
 * The CDK app that deploys `design`, in which `npm ci && npx cdk synth` works: the stack first, then the files
 * around it, with their paths in the package. The same design and evaluation give the same text.
 *
 * Refuses `cdk/deploy-time-text`, a text that CDK or CloudFormation would execute, and `cdk/broken-text`, one with half
 * a character, which no template can carry.
 */
export function toCdk(design: Design, deployed: Deployed): Result<readonly TextFile[], Refusal> {
  const refusal = unsafeText(design);
  if (refusal !== undefined) return err(refusal);
  const stack = { path: 'stacks/vpc-stack.ts', text: vpcStackSource(resolveStack(design, deployed)) };
  return ok([stack, ...appFiles(design)].map(({ path, text }) => ({ path: `${CDK_FOLDER}/${path}`, text })));
}

/** What of the design the stack does not hold, and why, in the order of the stack; also noted in its source. */
export function cdkOmissions(design: Design, deployed: Deployed): readonly CdkOmission[] {
  return resolveStack(design, deployed).omissions;
}
