import { Designer, middleOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

/** Longer than the pointer has to rest for a thing to light what is around it. */
const LIGHTS_AFTER = 600;

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

test('what comes to lie under the pointer lights nothing until the pointer moves to another thing', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const around = designer.canvas.getByRole('img', { name: /^Around/ });
  const card = designer.canvas.getByLabel(/^Subnet ECS b/);
  const other = designer.canvas.getByLabel(/^Subnet Data c/);

  await designer.drag(card, designer.canvas.getByLabel(/^Subnet ECS c/));
  await expect(designer.canvas.getByLabel(/^Subnet ECS b, .*us-east-1c/)).toBeVisible();
  await page.waitForTimeout(LIGHTS_AFTER);
  await expect(around).toHaveCount(0);
  const { x, y } = await middleOf(card);
  await page.mouse.move(x + 2, y + 2);
  await page.waitForTimeout(LIGHTS_AFTER);
  await expect(around).toHaveCount(0);

  await other.hover();
  await expect(around).toHaveAccessibleName(/^Around Data c/);
  // An edit by key under a pointer that rests.
  await page.keyboard.press('Control+z');
  await expect(designer.canvas.getByLabel(/^Subnet ECS b, .*us-east-1b/)).toBeVisible();
  await expect(around).toHaveCount(0);
  await page.mouse.move(0, 0);
  await other.hover();
  await expect(around).toHaveAccessibleName(/^Around Data c/);
});

test('a selected subnet shows its packets or what it reaches, whichever was asked for last', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const around = designer.canvas.getByRole('img', { name: /^Around/ });
  const packets = designer.canvas.getByRole('img', { name: /^Where packets of ECS b go/ });
  const card = designer.canvas.getByLabel(/^Subnet ECS b/);

  await card.hover();
  await expect(around).toHaveAccessibleName(/^Around ECS b/);
  await card.click();
  await expect(packets).toBeVisible();
  await page.waitForTimeout(LIGHTS_AFTER);
  await expect(around).toHaveCount(0);

  await designer.canvas.getByLabel(/^Subnet Data c/).hover();
  await expect(around).toHaveAccessibleName(/^Around Data c/);
  await expect(packets).toHaveCount(0);
  await card.hover();
  await expect(around).toHaveAccessibleName(/^Around ECS b/);
  await expect(packets).toHaveCount(0);
  await page.mouse.move(0, 0);
  await expect(packets).toBeVisible();
  await expect(around).toHaveCount(0);
});
