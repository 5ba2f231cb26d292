import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('the matrix is written in place, moved through by arrows, and marks what has changed', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const security = await designer.show('Security');
  const grid = security.getByRole('grid', { name: 'Who may open connections to whom' });
  const cell = (name: string | RegExp) => grid.getByRole('gridcell', { name });

  await cell('alb-sg to mq-sg: nothing').click();
  await page.keyboard.press('4');
  const field = grid.getByRole('textbox', { name: 'What may go from alb-sg to mq-sg' });
  await expect(field).toHaveValue('4');
  await field.fill('443/tcp, htps');
  await field.press('Enter');
  await expect(grid.getByRole('alert')).toContainText('the nearest is https');
  await field.fill('443/tcp, 8080');
  await field.press('Enter');

  const written = cell('alb-sg to mq-sg: tcp 443, 8080, since the last version new');
  await expect(written).toBeFocused();
  expect(await designer.lastStep()).toBe('Set what alb-sg may open to mq-sg');
  const rules = (await designer.file()).rules;
  const between = Object.values(rules).filter((rule) => /"(alb|mq)".*"(alb|mq)"/.test(JSON.stringify(rule)));
  expect(between.map(({ direction }) => direction).sort()).toEqual([
    'egress',
    'egress',
    'ingress',
    'ingress',
  ]);

  // Saved to a file it is the last version itself.
  const saved = cell('alb-sg to mq-sg: tcp 443, 8080');
  await saved.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(saved).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(cell(/^alb-sg to mq-sg: nothing, since the last version gone/)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cell(/^alb-sg to mq-sg: tcp 443, 8080/)).toBeVisible();
});

test('the matrix is narrowed to a port, a group, what is open and what has changed', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const security = await designer.show('Security');
  const names = () =>
    security.getByRole('gridcell').evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const name = cell.getAttribute('aria-label') ?? '';
        return name.endsWith(': nothing') ? [] : [name];
      }),
    );

  await security.getByLabel('Show').selectOption('Open to the internet');
  await expect.poll(names).toEqual(['0.0.0.0/0 to alb-sg: tcp 443, open to the internet']);
  await security.getByLabel('Show').selectOption('All pairs');
  await security.getByLabel('Port or protocol').fill('61614');
  await expect.poll(async () => (await names()).every((name) => name.includes(' to mq-sg: '))).toBe(true);
  await security.getByLabel('Port or protocol').fill('');
  await security.getByLabel('Show').selectOption('What has changed');
  await expect(security.getByText('Nothing is like that.')).toBeVisible();
  await security.getByRole('button', { name: 'Show all pairs' }).click();
  await expect(security.getByRole('grid').getByRole('rowheader', { name: /^rds-sg/ })).toBeVisible();
});
