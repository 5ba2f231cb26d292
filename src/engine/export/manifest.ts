import type { Design } from '../design/design.ts';
import { DESIGN_VERSION } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import packageManifest from './cdk/packageManifest.json' with { type: 'json' };
import { headingOf } from './heading.ts';
import { toJson } from './json.ts';
import { mediaTypeOf } from './paths.ts';
import type { ZipEntry } from './zip.ts';

/** The version of the package's layout. */
export const PACKAGE_VERSION = 1;

/** The program that wrote the package, as in package.json. */
export const GENERATOR_VERSION = '0.1.0';

/** SHA-256 of bytes as lower-case hexadecimal digits; the engine has none, so its host gives one. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/**
 * `manifest.json`: which design, versions and prices the package was made from, what is open, set aside, decided and
 * signed (`current`: nothing signed has changed since), and every file with its size in bytes and its SHA-256, the picture
 * too; the manifest does not list itself.
 */
export async function manifest(
  design: Design,
  evaluation: Evaluation,
  files: readonly ZipEntry[],
  sha256: Sha256,
): Promise<string> {
  const listed = await Promise.all(files.map((file) => entry(file, sha256)));
  return toJson({
    format: 'groundplan-handoff',
    version: PACKAGE_VERSION,
    design: { ...headingOf(design), format: DESIGN_VERSION },
    generator: { name: 'groundplan', version: GENERATOR_VERSION },
    cdk: packageManifest.dependencies,
    prices: evaluation.cost.pricesAsOf,
    findings: findingFigures(evaluation),
    decisions: Object.entries(design.decisions).map(
      ([id, { point, option, title, decision, by, on, locks }]) => ({
        ...{ id, point, option, title, decision, by, on, locks },
      }),
    ),
    signOffs: evaluation.signatures.map(({ id, of, by, on, revision, current }) => ({
      ...{ id, of, by, on, revision, current },
    })),
    files: listed.sort((a, b) => (a.path < b.path ? -1 : 1)),
  });
}

/** How many errors and warnings are open, and every open finding and every one set aside by its key. */
function findingFigures({ findings, totals: { errors, warnings } }: Evaluation) {
  const wrong = findings.filter(({ severity }) => severity !== 'ok');
  return {
    ...{ errors, warnings },
    open: wrong
      .filter(({ setAside }) => setAside === null)
      .map(({ key, severity, title }) => ({ key, severity, title })),
    setAside: findings.flatMap(({ key, severity, title, setAside }) =>
      setAside === null ? [] : [{ key, severity, title, ...setAside }],
    ),
  };
}

async function entry({ path, bytes }: ZipEntry, sha256: Sha256) {
  return { path, mediaType: mediaTypeOf(path), bytes: bytes.length, sha256: await sha256(bytes) };
}
