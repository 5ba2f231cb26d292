import type { Page } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ecsB = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';
const mqC = 'Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c';

/** Puts the database back to how an earlier version kept the same designs. */
const putBackTo = (page: Page, version: 1 | 2) =>
  page.evaluate(async (earlier) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('refused'));
        };
      });
    const all = async (database: IDBDatabase, store: string) => {
      const from = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
      return keys.map((key, index) => ({ key, value: values[index] as unknown }));
    };
    const newer = await done(indexedDB.open('groundplan'));
    const kept = {
      designs: await all(newer, 'designs'),
      steps: await all(newer, 'steps'),
      views: await all(newer, 'views'),
      settings: await all(newer, 'settings'),
      turns: await all(newer, 'turns'),
    };
    newer.close();
    await done(indexedDB.deleteDatabase('groundplan'));
    const opening = indexedDB.open('groundplan', earlier);
    opening.onupgradeneeded = () => {
      const database = opening.result;
      const designs = database.createObjectStore('designs', { keyPath: 'key' });
      for (const { value } of kept.designs) designs.add(value);
      const steps = database.createObjectStore('steps', { keyPath: ['design', 'number'] });
      for (const { value } of kept.steps) steps.add(value);
      for (const name of ['views', 'settings'] as const) {
        const store = database.createObjectStore(name);
        for (const { key, value } of kept[name]) store.add(value, key);
      }
      if (earlier === 1) return;
      const turns = database.createObjectStore('turns', { keyPath: ['design', 'number', 'by'] });
      turns.createIndex('turn', ['design', 'number'], { unique: true });
      for (const { value } of kept.turns) turns.add(value);
    };
    (await done(opening)).close();
  }, version);

const takenOver = async (page: Page, version: 1 | 2) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('11 subnets');
  await designer.saved();
  await putBackTo(page, version);

  await designer.open();
  await expect(designer.totals).toContainText('11 subnets');
  await designer.subnet(mqC).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('10 subnets');
  await designer.saved();
  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();

  await expect(designer.totals).toContainText('10 subnets');
  await designer.undo();
  await designer.undo();
  await expect(designer.totals).toContainText('12 subnets');
  // What came with the last version of the database is there too.
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Taken over');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('button', { name: 'Compare Taken over with now' })).toBeVisible();
};

test('a database of the first version is taken over with its designs and their history', async ({ page }) => {
  await takenOver(page, 1);
});

test('a database of the second version is taken over with its designs and their history', async ({
  page,
}) => {
  await takenOver(page, 2);
});

test('a design whose storage was emptied under it is kept again, with all of its history', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('11 subnets');
  await designer.saved();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('groundplan');
        request.onsuccess = () => {
          resolve();
        };
        request.onerror = () => {
          reject(request.error ?? new Error('refused'));
        };
      }),
  );

  await designer.subnet(mqC).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('10 subnets');
  await designer.saved();
  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();

  await expect(designer.totals).toContainText('10 subnets');
  await designer.undo();
  await designer.undo();
  await expect(designer.totals).toContainText('12 subnets');
});
