import type { Locator, Page } from 'playwright/test';

import { empty } from '../src/engine/templates/empty.ts';
import { Designer, middleOf, placeOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ECS_A = 'Subnet ECS a, ECS tasks, 10.0.0.0/22, us-east-1a';
const ECS_B = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';
const DATA_A = 'Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a';
const MQ_B = 'Subnet MQ b, Amazon MQ, 10.0.25.0/24, us-east-1b';
const MQ_C = 'Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c';
const ZONE_A = 'Availability Zone us-east-1a, use1-az1';
const ZONE_C = 'Availability Zone us-east-1c, use1-az3';

async function opened(page: Page): Promise<Designer> {
  const designer = new Designer(page);
  await designer.open();
  return designer;
}

/** A network whose two subnets fill its VPC: neither can go anywhere else. */
function fullNetwork() {
  const subnet = (zone: string, cidr: string) => ({
    name: `App ${zone}`,
    zone,
    tier: 'app',
    cidr,
    ipv6: null,
    pinned: false,
    routeTable: null,
    networkAcl: null,
    notes: '',
  });
  return {
    ...empty,
    vpc: { ...empty.vpc, blocks: ['10.0.0.0/27'] },
    tiers: { app: { name: 'App', access: 'private', prefix: 28, block: null, notes: '' } },
    subnets: {
      'app-a': subnet('a', '10.0.0.0/28'),
      'app-b': subnet('b', '10.0.0.16/28'),
    },
  };
}

/** A header that stands at the top of a frame: what the frame is carried by. */
async function headerOf(frame: Locator): Promise<{ x: number; y: number }> {
  const { x, y } = await placeOf(frame);
  return { x: x + 60, y: y + 12 };
}

test.describe('subnets', () => {
  test('a subnet dragged to another tier gets an address of it', async ({ page }) => {
    const designer = await opened(page);

    await designer.dragOver(designer.thing(MQ_B), designer.thing(DATA_A));
    await expect(designer.badge).toContainText(/RDS · ElastiCache, us-east-1a: 10\.0\.\d+\.0\/24/);
    await designer.drop();

    await expect(designer.canvas.getByLabel(/^Subnet MQ b, RDS · ElastiCache, .*us-east-1a$/)).toBeVisible();
    expect(await designer.lastStep()).toMatch(/^Move MQ b/);
    await designer.undo();
    await expect(designer.thing(MQ_B)).toBeVisible();
  });

  test('a place that cannot take a subnet says why, and letting go there changes nothing', async ({
    page,
  }) => {
    const designer = await opened(page);
    await designer.openFile(JSON.stringify(fullNetwork()));
    const first = designer.thing('Subnet App a, App, 10.0.0.0/28, us-east-1a');

    await designer.dragOver(first, designer.thing('Subnet App b, App, 10.0.0.16/28, us-east-1b'));
    await expect(designer.badge).toContainText(/no room|does not fit|no free/i);
    await designer.drop();

    await expect(first).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('the lower edge of a card pulls its size', async ({ page }) => {
    const designer = await opened(page);
    const card = designer.thing(ECS_B);
    await card.hover();

    await designer.dragBy(card.getByTitle('Drag to resize'), { y: -24 });
    await expect(designer.badge).toContainText('/23 · 512 addresses · 10.0.4.0/23');
    await designer.drop();

    await expect(designer.thing('Subnet ECS b, ECS tasks, 10.0.4.0/23, us-east-1b')).toBeVisible();
    await designer.undo();
    await expect(card).toBeVisible();
  });

  test('Esc while the edge is pulled leaves the size', async ({ page }) => {
    const designer = await opened(page);
    const card = designer.thing(ECS_B);
    await card.hover();

    await designer.dragBy(card.getByTitle('Drag to resize'), { y: -24 });
    await page.keyboard.press('Escape');
    await designer.drop();

    await expect(card).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('the menu resizes, and says why a size cannot be', async ({ page }) => {
    const designer = await opened(page);

    await designer.chooseFor(designer.thing(ECS_B), 'Size…', /^\/24/);

    await expect(designer.thing('Subnet ECS b, ECS tasks, 10.0.4.0/24, us-east-1b')).toBeVisible();
  });

  test('the keyboard resizes and moves', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing(ECS_B).click();

    await page.keyboard.press('Alt+ArrowUp');
    await expect(designer.thing('Subnet ECS b, ECS tasks, 10.0.4.0/23, us-east-1b')).toBeFocused();
    expect(await designer.lastStep()).toMatch(/^Resize ECS b/);
    await page.keyboard.press('Alt+ArrowDown');
    await expect(designer.thing(ECS_B)).toBeFocused();
    await page.keyboard.press('Control+ArrowRight');
    await expect(designer.canvas.getByLabel(/^Subnet ECS b, ECS tasks, .*us-east-1c$/)).toBeFocused();
    await page.keyboard.press('Control+ArrowUp');
    await expect(designer.canvas.getByLabel(/^Subnet ECS b, Public, .*us-east-1c$/)).toBeFocused();
    await page.keyboard.press('Control+ArrowRight');
    await expect(designer.canvas.getByLabel(/^Subnet ECS b, Public, .*us-east-1c$/)).toBeFocused();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    await expect(designer.thing(ECS_B)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('a key that is held acts each time on what it did before', async ({ page }) => {
    const designer = await opened(page);
    await designer.subnet('Subnet ECS a, ECS tasks, 10.0.0.0/22, us-east-1a').click();

    await page.keyboard.down('Control');
    await Promise.all([page.keyboard.press('ArrowRight'), page.keyboard.press('ArrowRight')]);
    await page.keyboard.up('Control');

    await expect(designer.canvas.getByLabel(/^Subnet ECS a, ECS tasks, .*us-east-1c$/)).toBeFocused();
  });

  test('an empty cell offers a subnet, and the place of the last one stays', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing(MQ_B).click();
    await page.keyboard.press('Delete');
    await expect(designer.thing(MQ_B)).toBeHidden();

    await designer.canvas.getByRole('button', { name: 'Add a subnet to Amazon MQ in us-east-1b' }).click();

    await expect(
      designer.canvas.getByLabel(/^Subnet .*, Amazon MQ, 10\.0\.25\.0\/24, us-east-1b$/),
    ).toBeVisible();
    await expect(designer.totals).toContainText('12 subnets');
  });

  test('a marquee takes what it encloses, and Delete removes it as one step', async ({ page }) => {
    const designer = await opened(page);
    const first = await placeOf(designer.thing(DATA_A));
    const last = await placeOf(designer.thing(MQ_B));

    await page.keyboard.down('Shift');
    await designer.press(
      { x: first.x - 4, y: first.y - 4 },
      { x: last.x + last.width + 4, y: last.y + last.height + 4 },
    );
    await designer.drop();
    await page.keyboard.up('Shift');
    await expect(designer.inspector).toContainText('4 selected');
    await page.keyboard.press('Delete');

    await expect(designer.totals).toContainText('8 subnets');
    await designer.undo();
    await expect(designer.totals).toContainText('12 subnets');
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('Shift with a click adds to the selection', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing(ECS_A).click();
    await designer.thing(ECS_B).click({ modifiers: ['Shift'] });

    await expect(designer.inspector).toContainText('2 selected');
    await designer.chooseFor(designer.thing(ECS_B), 'Delete 2 things');
    await expect(designer.totals).toContainText('10 subnets');
  });
});

test.describe('what serves the network', () => {
  test('the one NAT gateway is dragged to another zone, an interface endpoint to another tier', async ({
    page,
  }) => {
    const designer = await opened(page);
    await designer.thing('NAT gateway us-east-1b').click();
    await designer.choose('A single one in us-east-1b');

    await designer.dragOver(designer.thing('NAT gateway us-east-1b'), designer.thing(DATA_A));
    await expect(designer.badge).toContainText(/^us-east-1a: .*(cost|month)$/);
    await designer.drop();
    await expect(designer.thing('NAT gateway us-east-1a')).toBeVisible();
    await expect(designer.thing('NAT gateway us-east-1b')).toBeHidden();

    await designer.dragOver(designer.thing('Interface endpoint AWS X-Ray'), designer.thing(DATA_A));
    await expect(designer.badge).toContainText(/: .*(cost|month)$/);
    await designer.drop();
    await expect
      .poll(async () => (await designer.file()).endpoints)
      .toMatchObject({ xray: { tier: 'data' } });
    await designer.undo();
    await expect.poll(async () => (await designer.file()).endpoints).toMatchObject({ xray: { tier: 'ecs' } });
  });
});

test.describe('names', () => {
  for (const [how, start] of [
    ['F2', (card: Locator) => card.press('F2')],
    ['Enter', (card: Locator) => card.press('Enter')],
    ['a double-click', (card: Locator) => card.dblclick()],
  ] as const) {
    test(`${how} renames in place, and Esc gives up`, async ({ page }) => {
      const designer = await opened(page);
      const card = designer.thing(ECS_B);
      const field = designer.canvas.getByRole('textbox', { name: /^New name of Subnet ECS b/ });
      await card.click();

      await start(card);
      await field.fill('something else');
      await field.press('Escape');
      await expect(field).toBeHidden();
      await expect(card).toBeVisible();

      await start(card);
      await expect(field).toHaveValue('ECS b');
      await field.fill('ECS centre');
      await field.press('Enter');
      await expect(designer.thing('Subnet ECS centre, ECS tasks, 10.0.4.0/22, us-east-1b')).toBeFocused();
    });
  }

  test('a name that cannot be is refused where it is typed, and one that looks like code is text', async ({
    page,
  }) => {
    const designer = await opened(page);
    const group = designer.thing('Security group mq-sg');
    const field = designer.canvas.getByRole('textbox', { name: /^New name of/ });
    await group.click();
    await group.press('F2');

    for (const name of ['x'.repeat(400), 'sg-0123', '', '   ', 'rds-sg']) {
      await field.fill(name);
      await field.press('Enter');
      await expect(designer.canvas.getByRole('alert')).toBeVisible();
      await expect(field).toBeFocused();
    }
    await field.press('Escape');
    await expect(group).toBeVisible();

    await designer.thing(ECS_B).click();
    await designer.thing(ECS_B).press('F2');
    await field.fill('<img src=x onerror=alert(1)>');
    await field.press('Enter');
    await expect(
      designer.canvas.getByLabel(/^Subnet <img src=x onerror=alert\(1\)>, ECS tasks/),
    ).toBeVisible();
  });

  test('a zone is renamed in place, by its menu and its header, to a zone of its region', async ({
    page,
  }) => {
    const designer = await opened(page);
    const field = designer.canvas.getByRole('textbox', { name: /^New name of/ });

    await designer.thing(ZONE_C).press('Shift+F10');
    await designer.choose(/^Rename/);
    await expect(field).toHaveValue('us-east-1c');
    for (const name of ['Zone C', 'us-east-1a', 'us-west-2c']) {
      await field.fill(name);
      await field.press('Enter');
      await expect(designer.canvas.getByRole('alert')).toBeVisible();
      await expect(field).toBeFocused();
    }
    await field.fill('us-east-1d');
    await field.press('Enter');
    await expect(designer.thing('Availability Zone us-east-1d, use1-az3')).toBeFocused();

    const header = await headerOf(designer.thing(ZONE_A));
    await page.mouse.dblclick(header.x, header.y);
    await expect(field).toHaveValue('us-east-1a');
    await field.press('Escape');
    await designer.thing(ZONE_A).press('F2');
    await field.fill('us-east-1f');
    await field.press('Enter');
    await expect(designer.thing('Availability Zone us-east-1f, use1-az1')).toBeVisible();
  });

  test('the VPC and a tier are renamed in place too', async ({ page }) => {
    const designer = await opened(page);
    const field = designer.canvas.getByRole('textbox', { name: /^New name of/ });

    await designer.chooseFor(designer.thing('Tier Amazon MQ, isolated'), /^Rename/);
    await field.fill('Queues');
    await field.press('Enter');
    await expect(designer.thing('Tier Queues, isolated')).toBeVisible();

    await designer.thing('Internet gateway').click();
    await page.keyboard.press('[');
    await page.keyboard.press('F2');
    await field.fill('main-vpc');
    await field.press('Enter');
    await expect(designer.canvas.getByLabel(/^VPC main-vpc/)).toBeVisible();
  });
});

test.describe('zones and tiers', () => {
  test('a zone is carried to another place by its header, and no address changes', async ({ page }) => {
    const designer = await opened(page);
    const before = await designer.addresses();
    const from = await headerOf(designer.thing(ZONE_A));
    const to = await headerOf(designer.thing(ZONE_C));

    await designer.press(from, { x: to.x + 90, y: to.y });
    await expect(designer.badge).toContainText('us-east-1a last');
    await designer.drop();

    await expect.poll(async () => Object.keys((await designer.file()).zones)).toEqual(['b', 'c', 'a']);
    expect(await designer.addresses()).toEqual(before);
    await designer.undo();
    expect(Object.keys((await designer.file()).zones)).toEqual(['a', 'b', 'c']);
  });

  test('a tier is carried to another place', async ({ page }) => {
    const designer = await opened(page);
    const before = await designer.addresses();

    const to = await middleOf(designer.thing('Tier ECS tasks, private'));
    await designer.press(await middleOf(designer.thing('Tier Amazon MQ, isolated')), {
      x: to.x,
      y: to.y - 30,
    });
    await expect(designer.badge).toContainText('Amazon MQ before ECS tasks');
    await designer.drop();

    await expect
      .poll(async () => Object.keys((await designer.file()).tiers))
      .toEqual(['public', 'messaging', 'ecs', 'data']);
    expect(await designer.addresses()).toEqual(before);
    await designer.undo();
    expect(Object.keys((await designer.file()).tiers)).toEqual(['public', 'ecs', 'data', 'messaging']);
  });

  test('the menu moves a zone and a tier by one', async ({ page }) => {
    const designer = await opened(page);

    await designer.thing(ZONE_A).press('Shift+F10');
    await designer.choose('Move right');
    await designer.chooseFor(designer.thing('Tier Public, public'), 'Move down');

    const file = await designer.file();
    expect(Object.keys(file.zones)).toEqual(['b', 'a', 'c']);
    expect(Object.keys(file.tiers)).toEqual(['ecs', 'public', 'data', 'messaging']);
  });

  test('the plus beside the zones and below the tiers add one', async ({ page }) => {
    const designer = await opened(page);

    await designer.canvas.getByRole('button', { name: 'Add an Availability Zone' }).click();
    await expect(designer.totals).toContainText('4 AZs · 16 subnets');
    await designer.canvas.getByRole('button', { name: 'Add a tier of private subnets' }).click();
    await expect(designer.totals).toContainText('20 subnets');
    await designer.undo();
    await designer.undo();
    await expect(designer.totals).toContainText('3 AZs · 12 subnets');
  });

  test('a zone and a tier are removed with their subnets as one step each', async ({ page }) => {
    const designer = await opened(page);

    await designer.thing(ZONE_C).press('Delete');
    await expect(designer.totals).toContainText('2 AZs · 8 subnets');
    await designer.thing('Tier Amazon MQ, isolated').press('Delete');
    await expect(designer.totals).toContainText('6 subnets');
    await designer.undo();
    await designer.undo();
    await expect(designer.thing(MQ_C)).toBeVisible();
  });

  test('with every zone and tier gone, the canvas says what to do first', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing('Interface endpoint AWS X-Ray').click();
    for (const name of [
      'Amazon ECR API',
      'Amazon ECR Docker registry',
      'Amazon CloudWatch Logs',
      'AWS Secrets Manager',
    ])
      await designer.thing(`Interface endpoint ${name}`).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect(designer.totals).toContainText('$109.50 / month');
    for (const name of [
      'Public, public',
      'ECS tasks, private',
      'RDS · ElastiCache, isolated',
      'Amazon MQ, isolated',
    ]) {
      await designer.thing(`Tier ${name}`).press('Delete');
      await expect(designer.thing(`Tier ${name}`)).toBeHidden();
    }
    await expect(designer.canvas.getByRole('button', { name: 'Add public subnets' })).toBeVisible();

    await designer.canvas.getByRole('button', { name: 'Add public subnets' }).click();
    await expect(designer.totals).toContainText('3 subnets');
  });
});

test.describe('security groups', () => {
  test('an arrow drawn to another group asks for protocol and port and allows both ends', async ({
    page,
  }) => {
    const designer = await opened(page);
    const rules = Object.keys((await designer.file()).rules).length;

    const start = await designer.startOfRule(designer.thing('Security group alb-sg'));
    await designer.drag(start, designer.thing('Security group mq-sg'));
    await designer.answerRule({ ports: '70000' });
    await expect(designer.canvas.getByRole('alert')).toContainText('65535');
    await designer.answerRule({ ports: '5671' });

    await expect(designer.thing('Rule alb-sg to mq-sg, tcp 5671')).toBeVisible();
    expect(Object.keys((await designer.file()).rules)).toHaveLength(rules + 2);
    await designer.undo();
    await expect(designer.thing('Rule alb-sg to mq-sg, tcp 5671')).toBeHidden();
    expect(Object.keys((await designer.file()).rules)).toHaveLength(rules);
  });

  test('an arrow let go over empty ground asks for an address range', async ({ page }) => {
    const designer = await opened(page);
    const start = await middleOf(await designer.startOfRule(designer.thing('Security group alb-sg')));
    const range = await middleOf(designer.thing('Address range 0.0.0.0/0'));

    await designer.press(start, { x: range.x - 110, y: range.y + 40 });
    await designer.drop();
    await designer.answerRule({ range: '10.9.0.1/16', ports: '443' });
    await expect(designer.canvas.getByRole('alert')).toContainText('10.9.0.0/16');
    await designer.answerRule({ range: '10.9.0.0/16', ports: '443' });

    await expect(designer.thing('Rule alb-sg to 10.9.0.0/16, tcp 443')).toBeVisible();
    await expect(designer.thing('Address range 10.9.0.0/16')).toBeVisible();
  });

  test('an arrow from an address range to a group lets it in', async ({ page }) => {
    const designer = await opened(page);

    const start = await designer.startOfRule(designer.thing('Address range 0.0.0.0/0'));
    await designer.drag(start, designer.thing('Security group ecs-supervisor-sg'));
    await designer.answerRule({ ports: '8443' });

    await expect(designer.thing('Rule 0.0.0.0/0 to ecs-supervisor-sg, tcp 8443')).toBeVisible();
  });

  test('a press in the middle of an address range selects it and begins no arrow', async ({ page }) => {
    const designer = await opened(page);
    const range = designer.thing('Address range 0.0.0.0/0');
    await expect(await designer.startOfRule(range)).toBeVisible();

    const { x, y } = await middleOf(range);
    await page.mouse.click(x, y);

    await expect(designer.inspector.getByRole('heading', { name: '0.0.0.0/0' })).toBeVisible();
    await designer.thing('Security group rds-sg').click();
    await expect(designer.inspector.getByRole('heading', { name: 'rds-sg' })).toBeVisible();
    await expect(designer.canvas.getByRole('dialog')).toHaveCount(0);
  });

  test('the plus beside the address ranges lets a new one in, also while another rule is asked about', async ({
    page,
  }) => {
    const designer = await opened(page);
    await (await designer.startOfRule(designer.thing('Security group mq-sg'))).click();
    await designer.thing('Security group rds-sg').click();
    await designer.canvas.getByRole('dialog').getByLabel('Port or range').fill('70000');

    await designer.canvas.getByRole('button', { name: 'Add an address range' }).click();
    const question = designer.canvas.getByRole('dialog');
    await expect(question.getByLabel('Port or range')).toHaveValue('');
    await expect(question.getByLabel('To', { exact: true })).toHaveValue('group:alb');
    await question.getByLabel('To', { exact: true }).selectOption({ label: 'rds-sg' });
    await designer.answerRule({ range: '192.168.0.0/24', ports: '5432' });

    await expect(designer.thing('Rule 192.168.0.0/24 to rds-sg, tcp 5432')).toBeVisible();
  });

  test('a tap on the dot and a tap on another box draw an arrow too', async ({ page }) => {
    const designer = await opened(page);

    await (await designer.startOfRule(designer.thing('Security group mq-sg'))).click();
    await designer.thing('Security group rds-sg').click();
    await designer.answerRule({ ports: '5432' });

    await expect(designer.thing('Rule mq-sg to rds-sg, tcp 5432')).toBeVisible();
  });

  test('Esc gives up an arrow that was begun by a tap', async ({ page }) => {
    const designer = await opened(page);

    await (await designer.startOfRule(designer.thing('Security group mq-sg'))).click();
    await page.keyboard.press('Escape');
    await designer.thing('Security group rds-sg').click();

    await expect(designer.canvas.getByRole('dialog')).toBeHidden();
    await expect(designer.inspector).toContainText('rds-sg');
  });

  test('the keyboard draws an arrow through the menu', async ({ page }) => {
    const designer = await opened(page);
    const group = designer.thing('Security group mq-sg');
    await group.press('Shift+F10');
    await designer.choose('Allow traffic to…');
    await designer.canvas
      .getByRole('dialog')
      .getByLabel('To', { exact: true })
      .selectOption({ label: 'rds-sg' });
    await designer.answerRule({ ports: '5432' });

    await expect(designer.thing('Rule mq-sg to rds-sg, tcp 5432')).toBeVisible();
  });

  test('a rule is changed where its arrow is, and deleted with its mirror as one step', async ({ page }) => {
    const designer = await opened(page);
    const rules = Object.keys((await designer.file()).rules).length;

    await designer.thing('Rule alb-sg to ecs-supervisor-sg, tcp 8080').dblclick();
    await designer.answerRule({ ports: '9000-9010' });
    const changed = designer.thing('Rule alb-sg to ecs-supervisor-sg, tcp 9000-9010');
    await expect(changed).toBeVisible();
    const after = Object.values((await designer.file()).rules);
    expect(after).toHaveLength(rules);
    const ports = after.filter(({ traffic }) => JSON.stringify(traffic).includes('9000'));
    expect(ports.map(({ direction }) => direction).sort()).toEqual(['egress', 'ingress']);

    await changed.click();
    await page.keyboard.press('Delete');
    await expect(changed).toBeHidden();
    expect(Object.keys((await designer.file()).rules)).toHaveLength(rules - 2);
    await designer.undo();
    await expect(changed).toBeVisible();
  });

  test('a box stays where it was carried, as one step, also after a reload', async ({ page }) => {
    const designer = await opened(page);
    const box = designer.thing('Security group mq-sg');
    const before = await middleOf(box);

    await designer.dragBy(box, { x: 30, y: 24 });
    await designer.drop();

    await expect.poll(async () => (await middleOf(box)).y - before.y).toBeGreaterThan(15);
    expect((await designer.file()).positions).toHaveProperty('group:mq');
    await designer.saved();
    await page.reload();
    await expect(box).toBeVisible();
    expect((await designer.file()).positions).toHaveProperty('group:mq');
    await designer.undo();
    expect((await designer.file()).positions).toEqual({});
  });
});

test.describe('gateways and endpoints', () => {
  test('the NAT menu changes how zones share gateways, and the total follows', async ({ page }) => {
    const designer = await opened(page);

    await designer.thing('NAT gateway us-east-1b').click();
    await designer.choose(/^A single one in us-east-1b/);
    await expect(designer.totals).toContainText('$146.00 / month');
    await expect(designer.canvas.getByLabel(/^NAT gateway/)).toHaveCount(1);

    await designer.canvas.getByLabel(/^NAT gateway/).click();
    await designer.choose(/^None/);
    await expect(designer.totals).toContainText('$109.50 / month');
    await expect(designer.canvas.getByLabel(/^NAT gateway/)).toHaveCount(0);

    await designer.undo();
    await designer.undo();
    await expect(designer.totals).toContainText('$219.00 / month');
    await expect(designer.canvas.getByLabel(/^NAT gateway/)).toHaveCount(3);
  });

  test('Delete on one of several NAT gateways asks instead of removing all', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing('NAT gateway us-east-1b').click();
    await expect(designer.menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(designer.menu).toBeHidden();

    await page.keyboard.press('Delete');
    await expect(designer.menu).toBeVisible();
    await expect(designer.totals).toContainText('$219.00 / month');
    await designer.choose(/^A single one in us-east-1b/);
    await expect(designer.totals).toContainText('$146.00 / month');
  });

  test('an endpoint is removed and added again', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing('Interface endpoint AWS X-Ray').click();
    await page.keyboard.press('Delete');
    await expect(designer.totals).toContainText('$197.10 / month');
    await expect(designer.thing('Interface endpoint AWS X-Ray')).toBeHidden();

    await designer.palette.getByRole('button', { name: 'Interface endpoint' }).click();
    const question = page.getByRole('dialog', { name: 'Interface endpoint' });
    await question.getByLabel('Service').selectOption('xray');
    await question.getByRole('button', { name: 'Place' }).click();

    await expect(designer.thing('Interface endpoint AWS X-Ray')).toBeVisible();
    await expect(designer.totals).toContainText('$219.00 / month');
  });

  test('the S3 endpoint is the same thing in the VPC and beside the security groups', async ({ page }) => {
    const designer = await opened(page);

    await designer.thing('S3 gateway endpoint, in the VPC').click();
    await expect(designer.inspector.getByRole('heading').first()).toContainText('S3');
    await expect(designer.thing('S3 gateway endpoint')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Escape');
    await designer.thing('S3 gateway endpoint').click();
    await expect(designer.inspector.getByRole('heading').first()).toContainText('S3');
  });
});

test.describe('the palette', () => {
  test('a zone, subnets, a NAT gateway and a security group are dragged onto the canvas', async ({
    page,
  }) => {
    const designer = await opened(page);
    const item = (name: string) => designer.palette.getByRole('button', { name });
    const over = designer.thing(ECS_B);

    await designer.dragOver(item('Availability Zone'), over);
    await expect(designer.badge).toContainText('us-east-1d');
    await designer.drop();
    await expect(designer.totals).toContainText('4 AZs · 16 subnets');
    await designer.undo();

    await designer.dragOver(item('Private subnet'), over);
    await expect(designer.badge).toHaveText('ECS tasks, us-east-1b: 10.0.12.0/22');
    await designer.drop();
    await expect(designer.totals).toContainText('13 subnets');
    await designer.undo();

    for (const name of ['Public subnet', 'Isolated subnet']) {
      await designer.drag(item(name), over);
      await expect(designer.totals).toContainText('15 subnets');
      await designer.undo();
      await expect(designer.totals).toContainText('12 subnets');
    }

    await designer.drag(item('Security group'), over);
    await expect(designer.thing('Security group new-sg')).toBeVisible();

    await designer.thing('NAT gateway us-east-1b').click();
    await designer.choose(/^None/);
    await expect(designer.totals).toContainText('$109.50 / month');
    await designer.drag(item('NAT gateway'), over);
    await expect(designer.totals).toContainText('$146.00 / month');
    await expect(designer.canvas.getByLabel('NAT gateway us-east-1b', { exact: true })).toBeVisible();
  });

  test('a subnet dragged onto an empty cell of its kind fills it', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing(ECS_B).click();
    await page.keyboard.press('Delete');
    const cell = designer.canvas.getByRole('button', { name: 'Add a subnet to ECS tasks in us-east-1b' });

    await designer.dragOver(designer.palette.getByRole('button', { name: 'Private subnet' }), cell);
    await expect(designer.badge).toContainText(/ECS tasks.*us-east-1b.*10\.0\.4\.0\/22/);
    await designer.drop();

    await expect(
      designer.canvas.getByLabel(/^Subnet .*, ECS tasks, 10\.0\.4\.0\/22, us-east-1b$/),
    ).toBeVisible();
  });

  for (const name of ['Gateway endpoint', 'Interface endpoint', 'CIDR or prefix list']) {
    test(`${name}: dropping it asks what must be known`, async ({ page }) => {
      const designer = await opened(page);

      await designer.drag(designer.palette.getByRole('button', { name }), designer.thing(ECS_B));

      await expect(page.getByRole('dialog', { name })).toBeVisible();
    });
  }
});

test.describe('the keyboard', () => {
  test('arrows walk to the neighbour, brackets out of and into a frame, Esc leaves', async ({ page }) => {
    const designer = await opened(page);
    await designer.thing(ECS_A).click();

    await page.keyboard.press('ArrowRight');
    await expect(designer.thing(ECS_B)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(designer.thing(MQ_B)).toBeFocused();
    await page.keyboard.press('[');
    await expect(designer.thing('Availability Zone us-east-1b, use1-az2')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(designer.thing(ZONE_A)).toBeFocused();
    await page.keyboard.press(']');
    await expect(designer.canvas.getByLabel(/^Subnet Public a/)).toBeFocused();
    await page.keyboard.press(' ');
    await expect(designer.inspector).toContainText('Public · us-east-1a');
    await page.keyboard.press('Escape');
    await expect(designer.inspector).toContainText('Nothing is selected');
  });

  test('the canvas is one stop of the Tab key, then its bars', async ({ page }) => {
    const designer = await opened(page);
    await designer.canvas.locator(':scope [tabindex="0"]').first().focus();
    const stops: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      const stop = await designer.canvas
        .locator(':focus')
        .evaluateAll(([element]) =>
          element === undefined ? '' : (element.getAttribute('aria-label') ?? element.textContent),
        );
      stops.push(stop);
      await page.keyboard.press('Tab');
    }

    expect(stops.slice(0, 1)).toEqual(['Internet gateway']);
    expect(stops.slice(1)).toEqual([
      'React Flow attribution',
      'Legend',
      'Zoom out',
      expect.stringMatching(/^Zoom to 100 %/),
      'Zoom in',
      'Show everything',
    ]);
  });

  test('the menu opens by Shift+F10 and by the dots, and its entries are chosen by keys', async ({
    page,
  }) => {
    const designer = await opened(page);
    await designer.thing(ECS_B).click();

    await page.keyboard.press('Shift+F10');
    await expect(designer.menu.getByRole('menuitem', { name: /^Rename/ })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(designer.menu).toBeHidden();
    await expect(designer.thing(ECS_B)).toBeFocused();

    await designer.canvas.getByRole('button', { name: `Actions for ${ECS_B}` }).click();
    await designer.menu.getByRole('menuitem', { name: /^Size…/ }).press('Enter');
    await designer.menu.getByRole('menuitem', { name: /^\/23/ }).press('Enter');
    await expect(designer.thing('Subnet ECS b, ECS tasks, 10.0.4.0/23, us-east-1b')).toBeVisible();
  });

  test('what a menu of the empty canvas adds is there by keyboard and by click', async ({ page }) => {
    const designer = await opened(page);

    await designer.thing('Region us-east-1').press('Shift+F10');
    await designer.choose('Add an Availability Zone');

    await expect(designer.totals).toContainText('4 AZs');
  });
});

test.describe('the view', () => {
  const zoom = (designer: Designer) => designer.canvas.getByRole('button', { name: /^Zoom to 100 %/ });

  test('buttons and keys zoom, fit and go to 100 %', async ({ page }) => {
    const designer = await opened(page);
    const bar = designer.canvas.getByRole('group', { name: 'Zoom' });
    const fitted = await zoom(designer).textContent();

    await zoom(designer).click();
    await expect(zoom(designer)).toHaveText('100 %');
    await bar.getByRole('button', { name: 'Zoom in' }).click();
    await expect(zoom(designer)).toHaveText('125 %');
    await bar.getByRole('button', { name: 'Zoom out' }).click();
    await expect(zoom(designer)).toHaveText('100 %');
    await bar.getByRole('button', { name: 'Show everything' }).click();
    await expect(zoom(designer)).toHaveText(fitted ?? '');
    await designer.thing(ECS_B).click();
    await page.keyboard.press('Shift+Digit0');
    await expect(zoom(designer)).toHaveText('100 %');
    await page.keyboard.press('Shift+Digit1');
    await expect(zoom(designer)).toHaveText(fitted ?? '');
  });

  test('a reload comes back to the same view', async ({ page }) => {
    const designer = await opened(page);
    let patience = 500;

    await expect(async () => {
      await zoom(designer).click();
      await expect(zoom(designer)).toHaveText('100 %');
      await designer.canvas.getByRole('button', { name: 'Zoom in' }).click();
      await expect(zoom(designer)).toHaveText('125 %');
      await page.waitForTimeout(patience);
      patience *= 2;
      await page.reload();
      await expect(zoom(designer)).toHaveText('125 %');
    }).toPass();
  });

  test('what can be pressed is at least 24 pixels large, however small the drawing is', async ({ page }) => {
    const designer = await opened(page);
    const atLeast24 = async (target: Locator) => {
      const { width, height } = await placeOf(target);
      expect(width).toBeGreaterThanOrEqual(23.9);
      expect(height).toBeGreaterThanOrEqual(23.9);
    };
    for (let step = 0; step < 6; step += 1) {
      await designer.thing(ECS_B).focus();
      await designer.thing(ECS_B).press(' ');
      await atLeast24(designer.canvas.getByRole('button', { name: `Actions for ${ECS_B}` }));
      await atLeast24(designer.thing(ECS_B).getByTitle('Drag to resize'));
      await atLeast24(designer.canvas.getByRole('button', { name: 'Add an Availability Zone' }));
      await atLeast24(designer.canvas.getByRole('button', { name: 'Add a tier of private subnets' }));
      await atLeast24(designer.canvas.getByRole('button', { name: 'Add an address range' }));
      await designer.thing(ECS_B).press(' ');
      const before = await zoom(designer).textContent();
      await designer.canvas.getByRole('button', { name: 'Zoom out' }).click();
      await expect(zoom(designer)).not.toHaveText(before ?? '');
    }
  });
});

/** How many pixels of the painted picture differ plainly from those kept last; `keep` keeps these instead. */
function differing(page: Page, keep: 'keep' | 'compare'): Promise<number> {
  return page.locator('canvas.canvasPicture:not([data-next])').evaluate((canvas: HTMLCanvasElement, then) => {
    // The soft side of a curve comes out a shade lighter or darker where only a part of it is painted.
    const plain = 64;
    const kept = globalThis as { lastPicture?: Uint8ClampedArray };
    const before = kept.lastPicture;
    const now = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (now === undefined) throw new Error('There is no picture');
    if (then === 'keep') kept.lastPicture = now;
    let count = 0;
    for (let at = 0; at < now.length; at += 4) {
      const differs = [0, 1, 2, 3].some(
        (part) => Math.abs((now[at + part] ?? 0) - (before?.[at + part] ?? 0)) > plain,
      );
      if (differs) count += 1;
    }
    return count;
  }, keep);
}

/** Keeps the picture once two looks at it, some time apart, are the same. */
async function keepAtRest(page: Page): Promise<void> {
  await differing(page, 'keep');
  await expect
    .poll(
      async () => {
        await page.waitForTimeout(400);
        return differing(page, 'keep');
      },
      { timeout: 60_000 },
    )
    .toBe(0);
}

test('a picture painted in parts, edit by edit, is the picture painted as a whole', async ({ page }) => {
  const designer = await opened(page);
  await designer.dragBy(designer.thing('Security group mq-sg'), { x: -70, y: 50 });
  await designer.drop();
  await page.mouse.move(2, 2);
  await keepAtRest(page);

  // With the pointer away nothing is lit or carried: what the edits change is all that is painted again.
  for (const keys of ['Control+z', 'Control+Shift+z', 'Control+z']) {
    await page.keyboard.press(keys);
    await expect.poll(() => differing(page, 'compare')).toBeGreaterThan(100);
    await keepAtRest(page);
    // Fonts that arrive have everything painted again.
    await page.evaluate(() => document.fonts.dispatchEvent(new Event('loadingdone')));
    await page.waitForTimeout(600);
    expect(await differing(page, 'compare')).toBe(0);
  }
});

test('a picture that becomes sharp once the view rests is the picture painted as a whole', async ({
  page,
}) => {
  const designer = await opened(page);
  const { x, y } = await middleOf(designer.canvas);
  await page.mouse.move(x, y);
  const refresh = () => page.evaluate(() => document.fonts.dispatchEvent(new Event('loadingdone')));
  const placed = () =>
    page.locator('canvas.canvasPicture:not([data-next])').evaluate((canvas) => canvas.style.transform);

  await page.keyboard.down('Control');
  for (let step = 0; step < 5; step += 1) await page.mouse.wheel(0, -24);
  await page.keyboard.up('Control');
  await expect.poll(placed).toMatch(/scale\(1\)$/);
  // Parts of a pixel: no picture can be sharp there but one that was painted for it.
  const before = await placed();
  await page.mouse.wheel(21.5, 13.5);
  await expect.poll(placed).toBe(before);
  await page.mouse.move(2, 2);
  await page.waitForTimeout(800);
  await keepAtRest(page);
  await refresh();
  await page.waitForTimeout(800);
  expect(await differing(page, 'compare')).toBe(0);
});

test('figures that are behind are dimmed and stay', async ({ page }) => {
  await page.route('**/evaluation.worker*.js', async (route) => {
    const answer = await route.fetch();
    // The first figures come at once, those of an edit when they are let go.
    const late = `{
      const send = self.postMessage.bind(self);
      const letGo = new Promise((resolve) => { new BroadcastChannel('let the figures go').onmessage = resolve; });
      let sent = 0;
      self.postMessage = (...message) => {
        sent += 1;
        if (sent === 1) send(...message);
        else void letGo.then(() => send(...message));
      };
    }\n`;
    await route.fulfill({ response: answer, body: late + (await answer.text()) });
  });
  const designer = await opened(page);
  const figure = designer.thing(ECS_A).getByText(/usable/);
  await expect(figure).toHaveCSS('opacity', '1');

  await designer.thing(MQ_B).click();
  await page.keyboard.press('Delete');

  await expect(figure).not.toHaveCSS('opacity', '1');
  await expect(figure).toBeVisible();
  await page.evaluate(() => {
    new BroadcastChannel('let the figures go').postMessage(null);
  });
  await expect(figure).toHaveCSS('opacity', '1');
});
