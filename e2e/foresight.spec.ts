import type { Page } from 'playwright/test';
import { Designer, middleOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

type Watched = {
  /** What was posted to the worker, and what came back. */
  messages: { kind: string; known?: boolean }[];
  /** Whether the totals said at any time that they were behind. */
  wereBehind: boolean;
};

declare global {
  // Lives in the page that is watched.
  var watched: Watched;
}

/** Puts an eye on the worker's messages and on the totals into the page. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.watched = { messages: [], wereBehind: false };
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => {
          globalThis.watched.messages.push(data);
        });
      }

      override postMessage(message: { kind: string }) {
        globalThis.watched.messages.push(message);
        super.postMessage(message);
      }
    };
    new MutationObserver(() => {
      globalThis.watched.wereBehind ||= document.querySelector('[aria-label="Totals"]')?.ariaBusy === 'true';
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  });
}

const forget = (page: Page) =>
  page.evaluate(() => {
    globalThis.watched = { messages: [], wereBehind: false };
  });

/** Waits until the worker has been asked about an edit that holds this text, and has answered. */
const foreseen = (page: Page, text: string) =>
  expect
    .poll(() =>
      page.evaluate((text) => {
        const { messages } = globalThis.watched;
        const asked = messages.findIndex(
          (message) => message.kind === 'foresee' && JSON.stringify(message).includes(text),
        );
        return asked >= 0 && messages.slice(asked).some(({ kind }) => kind === 'foreseen');
      }, text),
    )
    .toBe(true);

/** The figures of the edit were there when it was made. */
async function expectAtOnce(page: Page): Promise<void> {
  const { messages, wereBehind } = await page.evaluate(() => globalThis.watched);
  expect(messages.filter(({ kind }) => kind === 'edit').map(({ known }) => known)).toEqual([true]);
  expect(wereBehind).toBe(false);
}

/** The designer with its worker watched and a subnet selected. */
async function openedAtSubnet(page: Page): Promise<Designer> {
  await watch(page);
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  await designer.saved();
  return designer;
}

test('figures are computed while a button is held down, and stand when it is let go', async ({ page }) => {
  const designer = await openedAtSubnet(page);
  await forget(page);

  const button = designer.inspector.getByRole('button', { name: '/23', exact: true });
  await button.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(button);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await foreseen(page, '23');
  await expect(designer.totals).toContainText('5,376');
  await page.mouse.up();

  await expect(designer.totals).toContainText('4,864');
  await expectAtOnce(page);
});

test('figures are computed while a CIDR is typed, and stand with Enter', async ({ page }) => {
  const designer = await openedAtSubnet(page);

  const cidr = designer.inspector.getByLabel('CIDR', { exact: true });
  await cidr.selectText();
  await cidr.pressSequentially('10.0.40.0/2');
  await forget(page);
  await page.keyboard.press('3');
  await foreseen(page, '10.0.40.0/23');
  await page.keyboard.press('Enter');

  await designer.subnet('Subnet ECS b, ECS tasks, 10.0.40.0/23, us-east-1b').waitFor();
  await expectAtOnce(page);
});
