import './printDrawing.css';

import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import {
  PRINT_AREA,
  PRINT_HEADER,
  printPages,
  type PrintLayout,
  type PrintPage,
} from '../engine/export/printPages.ts';
import { pictureScene } from '../engine/scene/layoutScene.ts';
import { visibleText } from '../engine/scene/visibleText.ts';
import { pictureImage } from './picture.ts';

/**
 * Opens the browser's print dialog with the network's drawing: landscape, on one page of A4 or Letter, or over several
 * where it would be illegible on one. The drawing stays one of shapes, so paper and PDF show it as sharply as they can.
 */
export async function printDrawing(design: Design, evaluation: Evaluation): Promise<void> {
  const scene = pictureScene(design, evaluation);
  const layout = printPages(scene);
  // White as the paper: a grey ground costs ink and ends where the drawing does.
  const image = await pictureImage(scene, design.name, new AbortController().signal, 'surface');
  const root = document.createElement('div');
  root.className = 'printed';
  root.append(...layout.pages.map((page) => printedPage(design, layout, page, image, scene)));
  document.querySelector('.printed')?.remove();
  document.body.append(root);
  await Promise.all([...root.querySelectorAll('img')].map((part) => part.decode()));
  window.addEventListener('afterprint', () => root.remove(), { once: true });
  window.print();
}

function printedPage(
  design: Design,
  layout: PrintLayout,
  page: PrintPage,
  image: HTMLImageElement,
  { width, height }: { readonly width: number; readonly height: number },
): HTMLElement {
  const { scale, columns } = layout;
  const part = element('div', 'printedPart');
  Object.assign(
    part.style,
    millimetres({ width: PRINT_AREA.width, height: PRINT_AREA.height - PRINT_HEADER }),
  );
  const drawing = new Image();
  drawing.src = image.src;
  drawing.alt = '';
  const left = columns === 1 ? (PRINT_AREA.width - width * scale) / 2 : -page.x * scale;
  const at = { left, top: -page.y * scale };
  Object.assign(drawing.style, millimetres({ width: width * scale, height: height * scale, ...at }));
  part.append(drawing);
  const sheet = element('section', 'printedPage');
  Object.assign(sheet.style, millimetres(PRINT_AREA));
  sheet.append(header(design, layout, page), part);
  return sheet;
}

/** What a page is a part of, for the day it lies alone on a table. */
function header(design: Design, { columns, rows, pages }: PrintLayout, page: PrintPage): HTMLElement {
  const line = element('div', 'printedHeader');
  Object.assign(line.style, millimetres({ height: PRINT_HEADER }));
  const name = element('span');
  name.textContent = visibleText(design.name);
  const place = element('span');
  const number = page.row * columns + page.column + 1;
  const part = `page ${String(number)} of ${String(pages.length)}: column ${String(page.column + 1)} of ${String(columns)}, row ${String(page.row + 1)} of ${String(rows)}`;
  place.textContent = [
    design.region,
    `revision ${String(design.revision)}`,
    ...(pages.length > 1 ? [part] : []),
  ].join(' · ');
  line.append(name, place);
  return line;
}

function element(tag: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function millimetres(lengths: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lengths).map(([name, value]) => [name, `${String(value)}mm`]));
}
