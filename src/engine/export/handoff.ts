import { writeDesign } from '../design/readDesign.ts';
import { decisionPointsOf, pointOf } from '../decisions/decisionPoints.ts';
import type { Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { securityReviewOf } from '../evaluation/securityReview/securityReview.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { err, ok, type Result } from '../result.ts';
import { trackerReport } from '../tracker/trackerReport.ts';
import { cdkOmissions, toCdk } from './cdk/toCdk.ts';
import { cidrPlan } from './cidrPlan.ts';
import { costAnalysis } from './analysis/costAnalysis.ts';
import { crossCheck } from './crossCheck.ts';
import { drawing } from './drawing.ts';
import { endpointDesign } from './endpointDesign.ts';
import { plannedSteps } from './growthPlan.ts';
import { handoffReadme } from './handoffReadme.ts';
import { manifest, type Sha256 } from './manifest.ts';
import { natConfig } from './natConfig.ts';
import { packagePaths, pathProblem } from './paths.ts';
import type { Picture } from './pictureScale.ts';
import { securityGroupDesign } from './securityGroupDesign.ts';
import { securityMatrix } from './securityMatrix.ts';
import { securityReviewDocument } from './securityReview.ts';
import { subnetDesign } from './subnetDesign.ts';
import { subnetIds } from './subnetIds.ts';
import { trackerMarkdown } from './tracker.ts';
import { utf8, type ZipEntry } from './zip.ts';

/** What the engine has not: a hash, and somebody who draws `network.png`. */
export type PackageHost = { readonly sha256: Sha256; readonly draw: () => Promise<Picture> };

/**
 * Every file of the handoff package, by path. The same design and prices give the same bytes on every machine, but for
 * the picture and its hash; `prices` are those of the evaluation. Refuses, before anything is drawn, what {@link toCdk} refuses, text that
 * would run on deployment, and what {@link crossCheck} refuses, files that contradict each other.
 */
export async function handoffFiles(
  design: Design,
  evaluation: Evaluation,
  prices: PriceBook,
  { sha256, draw }: PackageHost,
): Promise<Result<readonly ZipEntry[], Refusal>> {
  const stack = toCdk(design, evaluation);
  if (!stack.ok) return stack;
  const steps = plannedSteps(design, prices);
  const points = decisionPointsOf(design, evaluation, prices);
  const texts = [
    ...stack.value,
    { path: packagePaths.design, text: writeDesign(design) },
    { path: packagePaths.cidrPlan, text: cidrPlan(design, evaluation, points, steps) },
    { path: packagePaths.subnetDesign, text: subnetDesign(design, evaluation) },
    { path: packagePaths.subnetIds, text: subnetIds(design, evaluation) },
    { path: packagePaths.natConfig, text: natConfig(design, evaluation, pointOf(points, 'nat')) },
    { path: packagePaths.securityGroups, text: securityGroupDesign(design, evaluation) },
    { path: packagePaths.securityMatrix, text: securityMatrix(design, evaluation) },
    {
      path: packagePaths.securityReview,
      text: securityReviewDocument(design, securityReviewOf(design, evaluation)),
    },
    {
      path: packagePaths.endpoints,
      text: endpointDesign(design, evaluation, pointOf(points, 'endpoints')),
    },
    {
      path: packagePaths.tracker,
      text: trackerMarkdown(design, evaluation, trackerReport(design, evaluation, prices, points)),
    },
    { path: packagePaths.drawing, text: drawing(design, evaluation) },
    { path: packagePaths.costs, text: costAnalysis(design, evaluation, { points, prices, steps }) },
  ];
  const mismatch = crossCheck(texts, evaluation);
  if (mismatch !== undefined) return err(mismatch);
  const picture = await draw();
  const readme = handoffReadme(design, evaluation, cdkOmissions(design, evaluation), picture.scale);
  const listedFiles = [
    ...[{ path: packagePaths.readme, text: readme }, ...texts].map(({ path, text }) => ({
      path,
      bytes: utf8(text),
    })),
    { path: packagePaths.picture, bytes: picture.png },
  ];
  const list = await manifest(design, evaluation, listedFiles, sha256);
  const files = [...listedFiles, { path: packagePaths.manifest, bytes: utf8(list) }];
  const problem = pathProblem(files.map(({ path }) => path));
  if (problem !== undefined) throw new Error(problem);
  return ok([...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
}
