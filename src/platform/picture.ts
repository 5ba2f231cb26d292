import { toCanvas } from 'html-to-image';

import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { type Picture, scalesToTry } from '../engine/export/pictureScale.ts';
import { fontFaces } from '../engine/scene/fonts.ts';
import { pictureScene } from '../engine/scene/layoutScene.ts';
import type { Scene } from '../engine/scene/scene.ts';
import { sceneToSvg } from '../engine/scene/svg.ts';
import type { ColorToken } from '../engine/scene/tokens.ts';
import { atLargestScale } from './atLargestScale.ts';

/*
 * The network's picture in the browser. The scene's SVG, with the fonts inside it, is the only image in a clean
 * element outside the page's view, and html-to-image turns that element into pixels. Held as an image it is one node
 * whatever the design's size, so no styles of thousands of nodes are copied. What comes out is compared with the SVG
 * itself, because a browser short of memory gives a blank or cut canvas without an error.
 */

type Size = { readonly width: number; readonly height: number };

/**
 * The picture of the handoff package: light, twice its size, smaller only where no canvas could hold it or this browser
 * has no memory for it. Rejects with a sentence when there is none at any scale.
 */
export async function drawPicture(
  design: Design,
  evaluation: Evaluation,
  signal: AbortSignal,
): Promise<Picture> {
  const scene = pictureScene(design, evaluation);
  const image = await pictureImage(scene, design.name, signal);
  signal.throwIfAborted();
  const wanted = thumbnail(image, scene);
  if (isOneColor(wanted))
    throw new Error('the browser could not draw the network; try again, or use the command line');
  const ways = [captured, painted].map((paint) => async (scale: number) => {
    const canvas = await paint(image, scene, scale);
    signal.throwIfAborted();
    return looksAlike(thumbnail(canvas, scene), wanted) ? pngOf(canvas) : null;
  });
  const picture = await atLargestScale(scalesToTry(scene), ways, signal);
  if (picture !== null) return picture;
  throw new Error('the browser has not enough memory for a picture of this size; use the command line');
}

/** A scene as an image of shapes and text, with the fonts inside it, on the given ground. */
export async function pictureImage(
  scene: Scene,
  title: string,
  signal: AbortSignal,
  ground: ColorToken = 'canvas',
): Promise<HTMLImageElement> {
  const svg = withFonts(sceneToSvg(scene, { scheme: 'light', title, ground }), await fontStyles(signal));
  return loadImage(`data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`);
}

/** By html-to-image, from an element that holds the image and nothing else. */
async function captured(
  image: HTMLImageElement,
  { width, height }: Size,
  scale: number,
): Promise<HTMLCanvasElement> {
  const outside = document.createElement('div');
  outside.inert = true;
  outside.setAttribute('aria-hidden', 'true');
  Object.assign(outside.style, { position: 'fixed', left: '-100000px', top: '0', pointerEvents: 'none' });
  const element = document.createElement('div');
  Object.assign(element.style, { width: `${width}px`, height: `${height}px`, background: '#fff' });
  Object.assign(image.style, { display: 'block', width: `${width}px`, height: `${height}px` });
  element.append(image);
  outside.append(element);
  document.body.append(outside);
  try {
    return await toCanvas(element, {
      width,
      height,
      pixelRatio: scale,
      skipFonts: true,
      skipAutoScale: true,
    });
  } finally {
    outside.remove();
  }
}

/** Straight onto a canvas. */
function painted(
  image: HTMLImageElement,
  { width, height }: Size,
  scale: number,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return Promise.resolve(canvas);
}

/** Fonts named in an SVG that is an image are not loaded; they have to be inside it. */
async function fontStyles(signal: AbortSignal): Promise<string> {
  const rules = Object.values(fontFaces).map(async ({ family, weight, file }) => {
    const response = await fetch(new URL(`fonts/${file.replace(/\.ttf$/, '.woff2')}`, document.baseURI), {
      signal,
    });
    if (!response.ok) throw new Error(`the font ${file} could not be loaded`);
    const font = toBase64(new Uint8Array(await response.arrayBuffer()));
    return `@font-face{font-family:"${family}";font-weight:${String(weight)};src:url(data:font/woff2;base64,${font})}`;
  });
  return (await Promise.all(rules)).join('');
}

/** The scene's SVG has no ">" inside its first tag, so the first one ends it. */
function withFonts(svg: string, styles: string): string {
  const inside = svg.indexOf('>') + 1;
  return `${svg.slice(0, inside)}<style>${styles}</style>${svg.slice(inside)}`;
}

async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/** `String.fromCharCode` takes some ten thousand arguments at a time. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}

const THUMBNAIL_SIDE = 256;

/** The pixels of a small copy, red, green, blue and alpha in turn. */
function thumbnail(source: HTMLImageElement | HTMLCanvasElement, { width, height }: Size): Uint8ClampedArray {
  const scale = THUMBNAIL_SIDE / Math.max(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the browser has no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

function isOneColor(pixels: Uint8ClampedArray): boolean {
  return pixels.every((value, place) => value === pixels[place % 4]);
}

/** How far one channel may lie from the other for a pixel to count as the same; shrinking blurs differently. */
const TOLERANCE = 64;
/** The share of pixels that may differ more than that: lines thinner than a pixel of the copy. */
const OUTLIERS = 0.02;

function looksAlike(one: Uint8ClampedArray, other: Uint8ClampedArray): boolean {
  if (one.length !== other.length) return false;
  const differing = one.reduce(
    (count, value, place) => (Math.abs(value - (other[place] ?? 0)) > TOLERANCE ? count + 1 : count),
    0,
  );
  return differing <= one.length * OUTLIERS;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the browser could not write the picture as a PNG'));
      else blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    }, 'image/png');
  });
}
