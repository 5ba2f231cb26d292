import { strFromU8 } from 'fflate';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

// The whole way as most people see it, with everything that moves.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const PACKAGE = [
  'README.md',
  'manifest.json',
  'aws-migration/phase-1/iac/cdk/stacks/vpc-stack.ts',
  'aws-migration/phase-1/iac/cdk/package.json',
  'aws-migration/phase-1/iac/cdk/package-lock.json',
  'aws-migration/phase-1/iac/cdk/cdk.json',
  'aws-migration/phase-1/network/subnet-allocation/ids.json',
  'aws-migration/phase-1/network/subnet-allocation/design.json',
  'aws-migration/phase-1/network/security-groups/matrix.json',
  'aws-migration/phase-1/network/security-groups/design.json',
  'aws-migration/phase-1/network/diagrams/network.png',
  'aws-migration/phase-1/network/costs/analysis.md',
  'aws-migration/phase-1/network/vpc-design/cidr-plan.json',
  'aws-migration/phase-1/network/routing-tables/nat-config.json',
  'aws-migration/phase-1/network/endpoints/design.json',
  'aws-migration/phase-1/network/design.groundplan.json',
];

test('the brief’s network stands ready, with its figures', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  await expect(designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b')).toBeVisible();
  expect(Object.keys(await designer.addresses())).toHaveLength(12);
  await expect(designer.totals).toContainText('12 subnets');
  await expect(designer.totals).toContainText('5,376 / 65,536 addresses');
  await expect(designer.totals).toContainText('$219.00 / month');
  await expect(designer.totals).toContainText('0 errors');
});

test('a subnet dragged to another zone changes address, cost and findings, and undo brings them back', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  const ecsB = designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b');
  const ecsC = designer.subnet('Subnet ECS c, ECS tasks, 10.0.8.0/22, us-east-1c');

  await designer.dragOver(ecsB, ecsC);
  await expect(designer.canvas).toContainText('10.0.12.0/22');
  await expect(designer.canvas).toContainText('−$73.00');
  await designer.drop();

  const moved = designer.subnet('Subnet ECS b, ECS tasks, 10.0.12.0/22, us-east-1c');
  await expect(moved).toBeVisible();
  await expect(designer.totals).toContainText('$146.00 / month');
  const findings = await designer.show('Findings');
  await expect(findings).toContainText(/ECS tasks has no subnet in us-east-1b/);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute(
    'title',
    /^Undo: Move ECS b to us-east-1c/,
  );

  await designer.undo();

  await expect(ecsB).toBeVisible();
  expect(await designer.addresses()).toEqual(before);
  await expect(designer.totals).toContainText('$219.00 / month');
  await expect(findings).not.toContainText(/ECS tasks has no subnet in us-east-1b/);
});

test('Esc while dragging puts everything back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  const ecsB = designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b');

  await designer.dragOver(ecsB, designer.subnet('Subnet ECS c, ECS tasks, 10.0.8.0/22, us-east-1c'));
  await page.keyboard.press('Escape');
  await designer.drop();

  await expect(ecsB).toBeVisible();
  expect(await designer.addresses()).toEqual(before);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('a fourth zone is added without changing an address that exists', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();

  await designer.palette.getByRole('button', { name: 'Availability Zone' }).click();
  await page
    .getByRole('dialog', { name: 'Availability Zone' })
    .getByRole('button', { name: 'Place' })
    .click();

  await expect(designer.totals).toContainText('16 subnets');
  const after = await designer.addresses();
  expect(after).toMatchObject(before);
  expect(Object.values(after)).toEqual(
    expect.arrayContaining(['10.0.12.0/22', '10.0.19.0/24', '10.0.23.0/24', '10.0.27.0/24']),
  );
  await expect(designer.totals).toContainText('$292.00 / month');
});

test('the exported package holds every file, and every file holds the design', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  const files = await designer.exportPackage();

  expect(Object.keys(files)).toEqual(expect.arrayContaining(PACKAGE));
  for (const path of Object.keys(files))
    expect(path).toMatch(/^(README\.md|manifest\.json|aws-migration\/[^.].*)$/);
  const text = (end: string) => {
    const path = PACKAGE.find((candidate) => candidate.endsWith(end));
    const bytes = path === undefined ? undefined : files[path];
    if (bytes === undefined) throw new Error(`no ${end} in the package`);
    return strFromU8(bytes);
  };
  const addresses = Object.values(await designer.addresses());
  expect(addresses).toHaveLength(12);
  for (const cidr of addresses) {
    expect(text('stacks/vpc-stack.ts')).toContain(`'${cidr}'`);
    expect(text('subnet-allocation/ids.json')).toContain(cidr);
    expect(text('subnet-allocation/design.json')).toContain(cidr);
    expect(text('cidr-plan.json')).toContain(cidr);
  }
  expect(text('analysis.md')).toContain('219.00');
  expect(text('analysis.md')).toContain('146.00');
  expect(text('nat-config.json')).toContain('146');
  expect(text('matrix.json')).toContain('61614');
  expect(text('security-groups/design.json')).toContain('ecs-supervisor-sg');
  expect(text('endpoints/design.json')).toContain('com.amazonaws.us-east-1.ecr.api');
  expect(JSON.parse(text('design.groundplan.json'))).toMatchObject({
    format: 'groundplan',
    name: 'agents-1000',
  });
  for (const path of Object.keys(files).filter((name) => name.endsWith('.json'))) {
    expect(() => JSON.parse(strFromU8(files[path] ?? new Uint8Array())) as unknown, path).not.toThrow();
  }
});

test('the picture shows the network, at twice its size and not blank', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  const files = await designer.exportPackage();
  const png = files['aws-migration/phase-1/network/diagrams/network.png'] ?? new Uint8Array();

  const facts = await page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const colours = new Map<number, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
      const most = Math.max(...colours.values()) / (bitmap.width * bitmap.height);
      return { width: bitmap.width, height: bitmap.height, colours: colours.size, most };
    },
    // As one text: a million numbers would take the browser longer than the export does.
    Buffer.from(png).toString('base64'),
  );

  expect(facts.width).toBeGreaterThan(1800);
  expect(facts.height).toBeGreaterThan(1200);
  expect(facts.colours).toBeGreaterThan(50);
  expect(facts.most).toBeLessThan(0.95);
});
