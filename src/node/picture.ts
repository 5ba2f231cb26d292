import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { type Picture, pictureScale } from '../engine/export/pictureScale.ts';
import { fontFaces } from '../engine/scene/fonts.ts';
import { pictureScene } from '../engine/scene/layoutScene.ts';
import { sceneToSvg } from '../engine/scene/svg.ts';

/**
 * Draws the picture of the handoff package: the same scene as in the browser, in light colors, at twice its size, in
 * the project's own fonts and no other.
 */
export async function drawPicture(design: Design, evaluation: Evaluation): Promise<Picture> {
  // Loaded when a picture is asked for: the renderer is a native library that no other verb needs.
  const { renderAsync } = await import('@resvg/resvg-js');
  const scene = pictureScene(design, evaluation);
  const scale = pictureScale(scene);
  const folder = fontFolder();
  const image = await renderAsync(sceneToSvg(scene, { scheme: 'light', title: design.name }), {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(fontFaces).map(({ file }) => join(folder, file)),
      defaultFontFamily: 'Roboto',
    },
    logLevel: 'off',
  });
  return { png: image.asPng(), scale };
}

/** The fonts of a checkout, or those beside the built page; both stand the same way from source and from dist/cli. */
function fontFolder(): string {
  const places = ['../../public/fonts', '../page/fonts'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const folder = places.find((place) => existsSync(join(place, fontFaces.regular.file)));
  if (folder === undefined)
    throw new Error(`The fonts of the picture are missing; they belong in ${places.join(' or ')}.`);
  return folder;
}
