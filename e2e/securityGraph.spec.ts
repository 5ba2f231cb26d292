import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('a rule is turned round by menu and by key, one step each, and half of one says so', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const rule = designer.thing('Rule alb-sg to ecs-supervisor-sg, tcp 8080');
  const back = designer.thing('Rule ecs-supervisor-sg to alb-sg, tcp 8080');

  await designer.chooseFor(rule, 'Reverse');
  await expect(back).toBeVisible();
  await expect(rule).toHaveCount(0);
  await back.focus();
  await page.keyboard.press('r');
  await expect(rule).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(back).toBeVisible();
  await page.keyboard.press('Control+z');

  await designer.thing('Security group alb-sg').click();
  await designer.inspector.getByRole('button', { name: 'Delete the rule to ecs-supervisor-sg' }).click();
  const half = designer.thing('Rule alb-sg to ecs-supervisor-sg, tcp 8080 without its egress rule');
  await expect(half).toBeVisible();
  await half.click();
  await designer.inspector.getByRole('button', { name: 'Add the egress rule' }).click();
  await expect(rule).toBeVisible();
});

test('hovering lights what a subnet reaches and what a group guards, and a layer switches it', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.thing('Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a').hover();
  await expect(
    designer.canvas.getByRole('img', { name: /^Around Data a: ECS a, reaches it · tcp 5432/ }),
  ).toBeVisible();
  await designer.thing('Security group ecs-supervisor-sg').hover();
  await expect(
    designer.canvas.getByRole('img', { name: /^Around ecs-supervisor-sg: ECS a, guarded;.*alb-sg, trusted/ }),
  ).toBeVisible();

  await page.getByRole('switch', { name: 'Reachability' }).uncheck();
  await designer.thing('Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a').hover();
  await expect(designer.canvas.getByRole('img', { name: /^Around/ })).toHaveCount(0);
});
