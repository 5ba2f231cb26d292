import type { Page } from 'playwright/test';

import { Designer, middleOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

/* A view that shows everything goes on doing so, until a person looks elsewhere. */

async function opened(page: Page): Promise<Designer> {
  const designer = new Designer(page);
  await designer.open();
  return designer;
}

const ECS_B = /^Subnet ECS b,/;
const ECS_C = /^Subnet ECS c,/;

/** Where the drawing lies, once it has come to rest. */
async function restingView(page: Page): Promise<string> {
  const view = page.locator('.react-flow__viewport');
  let last = '';
  await expect(async () => {
    const now = (await view.getAttribute('style')) ?? '';
    const isMoving = now !== last;
    last = now;
    expect(isMoving).toBe(false);
  }).toPass({ intervals: [300] });
  return last;
}

/** How far the drawing reaches beyond the lower end of the canvas, in pixels; none when all of it is in view. */
async function beyond(designer: Designer): Promise<number> {
  const canvas = await designer.canvas.boundingBox();
  const ends = await designer.canvas
    .locator('.react-flow__node')
    .evaluateAll((things) => things.map((thing) => thing.getBoundingClientRect().bottom));
  return Math.max(0, Math.max(...ends) - (canvas?.y ?? 0) - (canvas?.height ?? 0));
}

test('a row that grows by an edit stays in view, and undo leads back to the view before', async ({
  page,
}) => {
  const designer = await opened(page);
  const fitted = await restingView(page);
  expect(await beyond(designer)).toBe(0);

  await designer.dragOver(designer.canvas.getByLabel(ECS_B), designer.canvas.getByLabel(ECS_C));
  expect(await restingView(page)).toBe(fitted);
  await designer.drop();

  await expect(page.locator('.react-flow__viewport')).not.toHaveAttribute('style', fitted);
  await restingView(page);
  expect(await beyond(designer)).toBe(0);

  await designer.undo();
  await expect(page.locator('.react-flow__viewport')).toHaveAttribute('style', fitted);
});

test('a click on the ground is no look elsewhere: everything stays in view afterwards', async ({ page }) => {
  const designer = await opened(page);
  const fitted = await restingView(page);
  const corner = await designer.canvas.boundingBox();
  await page.mouse.click((corner?.x ?? 0) + 4, (corner?.y ?? 0) + (corner?.height ?? 0) / 2);

  await designer.dragOver(designer.canvas.getByLabel(ECS_B), designer.canvas.getByLabel(ECS_C));
  await designer.drop();

  await expect(page.locator('.react-flow__viewport')).not.toHaveAttribute('style', fitted);
  await restingView(page);
  expect(await beyond(designer)).toBe(0);
});

test('an edit that leaves everything in view does not move it', async ({ page }) => {
  const designer = await opened(page);
  const fitted = await restingView(page);

  await designer.canvas.getByLabel(ECS_B).click();
  await designer.inspector.getByLabel('CIDR').fill('10.0.40.0/22');
  await page.keyboard.press('Enter');
  await expect(designer.canvas.getByLabel(/^Subnet ECS b,.*10\.0\.40\.0\/22/)).toBeVisible();

  expect(await restingView(page)).toBe(fitted);
});

test('where a person looks is theirs until they ask for everything again', async ({ page }) => {
  const designer = await opened(page);
  await restingView(page);
  const { x, y } = await middleOf(designer.canvas);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 40);
  const chosen = await restingView(page);

  await designer.drag(designer.canvas.getByLabel(ECS_B), designer.canvas.getByLabel(ECS_C));
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  expect(await restingView(page)).toBe(chosen);

  await designer.undo();
  await designer.canvas.getByRole('button', { name: 'Show everything' }).click();
  const everything = await restingView(page);
  await designer.redo();
  await expect(page.locator('.react-flow__viewport')).not.toHaveAttribute('style', everything);
  await restingView(page);
  expect(await beyond(designer)).toBe(0);
});

test('everything stays in view while the dock is tall and when it is no longer, also after a reload', async ({
  page,
}) => {
  const designer = await opened(page);
  const zoom = designer.canvas.getByRole('button', { name: /^Zoom to 100 %/ });
  await restingView(page);
  const fitted = (await zoom.textContent()) ?? '';

  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  await expect(zoom).not.toHaveText(fitted);
  await restingView(page);
  expect(await beyond(designer)).toBe(0);
  await page.getByRole('button', { name: 'Give the dock its usual height' }).click();
  await expect(zoom).toHaveText(fitted);

  await designer.canvas.getByRole('button', { name: 'Zoom in' }).click();
  await restingView(page);
  const near = (await zoom.textContent()) ?? '';
  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  await restingView(page);
  await expect(zoom).toHaveText(near);
  await page.getByRole('button', { name: 'Give the dock its usual height' }).click();
  await designer.canvas.getByRole('button', { name: 'Show everything' }).click();
  await expect(zoom).toHaveText(fitted);
  await page.waitForTimeout(600);
  await page.reload();
  await expect(zoom).toHaveText(fitted);
  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  await expect(zoom).not.toHaveText(fitted);
});
