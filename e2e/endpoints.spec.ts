import type { Locator } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

async function openCost(designer: Designer, section: string): Promise<Locator> {
  const panel = await designer.show('Cost');
  await panel.getByRole('navigation', { name: 'Cost' }).getByRole('button', { name: section }).click();
  return panel.getByRole('region', { name: section, exact: true });
}

const rowOf = (section: Locator, service: string) =>
  section.getByRole('row').filter({ has: section.page().getByRole('rowheader', { name: service }) });

test('an endpoint that costs more than it saves is dropped with its money, and added again where it pays', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const endpoints = await openCost(designer, 'Endpoints');
  const xray = rowOf(endpoints, 'AWS X-Ray');
  await expect(xray).toContainText('626 GB');
  await expect(xray).toContainText('−$16.04');
  await xray.getByRole('button', { name: 'Why: AWS X-Ray' }).click();
  const detail = endpoints.getByRole('region', { name: /in detail$/ });
  await expect(detail).toContainText('it costs 16.04 USD a month more than doing without it');

  await xray.getByRole('button', { name: 'Drop the interface endpoint of AWS X-Ray' }).click();
  await expect(detail).toContainText('Do without an endpoint of AWS X-Ray');
  expect((await designer.file()).endpoints).not.toHaveProperty('xray');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(xray.getByRole('button', { name: /^Drop/ })).toBeVisible();
  await endpoints.getByRole('button', { name: 'Why: Amazon S3, gateway' }).click();
  await expect(detail).toContainText('it is free');
});

test('the chart of a service marks today and the break-even', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const endpoints = await openCost(designer, 'Endpoints');
  await endpoints.getByRole('button', { name: 'Why: Amazon CloudWatch Logs' }).click();
  const chart = endpoints.getByRole('figure', { name: /^What Amazon CloudWatch Logs costs/ });
  await expect(chart).toContainText('today');
  await expect(chart).toContainText('even at 626 GB');
  await expect(endpoints).toContainText(
    'from 208.6 GB in 1 zone, from 417.2 GB in 2 zones, from 625.8 GB in 3 zones',
  );
});

test('the free gateway endpoint is never forgotten: without it, adding it shows what it saves', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const endpoints = await openCost(designer, 'Endpoints');
  await rowOf(endpoints, 'Amazon S3').getByRole('button', { name: 'Amazon S3', exact: true }).click();
  await designer.inspector.getByRole('button', { name: 'Remove endpoint' }).click();
  const s3 = rowOf(endpoints, 'Amazon S3');
  await expect(s3).toContainText('+$685.74');
  await s3.getByRole('button', { name: 'Add the gateway endpoint of Amazon S3' }).click();
  await expect(s3).toContainText('keep');
});

test('the cheapest network is applied in one step and undone in one', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.file();
  const cheapest = await openCost(designer, 'Cheapest');
  const apply = cheapest.getByRole('button', { name: 'Use the cheapest network' });
  await expect(apply).toBeVisible();
  await expect(cheapest.getByRole('row').filter({ hasText: 'Drop the endpoint of AWS X-Ray' })).toContainText(
    '−$',
  );
  await expect(cheapest).toContainText('let nothing out to the internet on TCP 443');

  await apply.click();
  await expect(cheapest.getByRole('status')).toContainText('This is already the cheapest network');
  expect((await designer.file()).endpoints).not.toHaveProperty('xray');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(apply).toBeVisible();
  expect((await designer.file()).endpoints).toEqual(before.endpoints);
});

test('limits change what is the cheapest, and what cannot be kept is said', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const cheapest = await openCost(designer, 'Cheapest');
  await expect(cheapest.getByRole('button', { name: 'Use the cheapest network' })).toBeVisible();
  await cheapest.getByRole('checkbox', { name: 'keep AWS services private: endpoints for all' }).check();
  await expect(cheapest.getByRole('row').filter({ hasText: 'Drop the endpoint of' })).toHaveCount(0);
  await expect(
    cheapest.getByRole('row').filter({ hasText: 'stand in us-east-1a and us-east-1b alone' }),
  ).not.toHaveCount(0);
  await cheapest.getByRole('checkbox', { name: 'survive the loss of a zone' }).uncheck();
  await expect(cheapest.getByRole('row').filter({ hasText: 'Use a single NAT gateway' })).toHaveCount(1);
});

test('an endpoint stands in the zones that are ticked, shows its subnets, and one zone alone is a finding', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await selectEndpoint(designer, 'Amazon CloudWatch Logs');
  const { inspector } = designer;
  await expect(inspector).toContainText('10.0.8.0/22');
  await inspector.getByRole('checkbox', { name: 'us-east-1b' }).uncheck();
  await inspector.getByRole('checkbox', { name: 'us-east-1c' }).uncheck();
  await expect(inspector).not.toContainText('10.0.8.0/22');
  await expect(inspector).toContainText('The endpoint for Amazon CloudWatch Logs stands in us-east-1a only.');
  expect((await designer.file()).endpoints['logs']).toMatchObject({ zones: ['a'] });
});

test('a policy that breaks off is told in place, and one that is whole is kept', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await selectEndpoint(designer, 'Amazon S3');
  const { inspector } = designer;
  await inspector.getByRole('button', { name: 'Start from image layers and one bucket' }).click();
  const policy = inspector.getByRole('textbox', { name: 'Policy' });
  await expect(policy).toHaveValue(/prod-us-east-1-starport-layer-bucket/);

  await policy.fill('{\n  "Statement": [ { "Effect": "Allow" "Action": "*" } ]\n}');
  await policy.blur();
  await expect(inspector.getByRole('alert')).toContainText(
    'is not JSON from line 2, column 38 on: a comma or "}" is missing',
  );
  await expect(policy).toHaveValue(/"Allow" "Action"/);
  expect((await designer.file()).endpoints['s3']?.['policy']).toContain('starport');

  await policy.fill('{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}');
  await policy.blur();
  await expect(inspector.getByRole('alert')).toHaveCount(0);
  expect((await designer.file()).endpoints['s3']?.['policy']).toContain('Deny');
});

async function selectEndpoint(designer: Designer, service: string): Promise<void> {
  const endpoints = await openCost(designer, 'Endpoints');
  await rowOf(endpoints, service).getByRole('button', { name: service, exact: true }).click();
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toContainText(service);
}
