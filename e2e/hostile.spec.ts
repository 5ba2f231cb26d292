import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';
import { agents1000 } from '../src/engine/templates/agents1000.ts';
import { writeDesign } from '../src/engine/design/readDesign.ts';
import type { Page } from 'playwright/test';

const file = (name: string, content: string | Uint8Array) => ({
  name,
  content: Buffer.from(content).toString('base64'),
});
const designText = (changes: object) => writeDesign({ ...agents1000, ...changes });

/** Lets files fall onto the canvas, as the browser does when a person drops them. */
async function dropFiles(page: Page, files: readonly { readonly name: string; readonly content: string }[]) {
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const { name, content } of dropped) {
      data.items.add(new File([Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))], name));
    }
    const target = document.querySelector('.react-flow__pane') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
      if (type === 'drop' && !event.defaultPrevented) throw new Error('the browser would leave the page');
    }
  }, files);
}

test.beforeEach(({ page, baseURL }) => {
  const own = new URL(baseURL ?? '').origin;
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:' && origin !== own)
      throw new Error(`a request left for ${origin}`);
  });
});

test('files that are no designs are refused wherever they come from, and the open design stays', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const subnets = Object.fromEntries(
    Array.from({ length: 10_001 }, (_, index) => [`s-${String(index)}`, agents1000.subnets['data-a']]),
  );
  const good = designText({});
  const files: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['empty.json', '', /empty/],
    ['cut.json', good.slice(0, good.length / 2), /line \d+, column \d+/],
    ['latin1.json', new Uint8Array([0x22, 0xe9, 0x22]), /UTF-8/],
    ['deep.json', deep, /64 levels/],
    ['many.json', JSON.stringify({ ...agents1000, subnets }), /10,000 is the most/],
    ['proto.json', good.replace('{', '{"__proto__": {"polluted": true},'), /__proto__/],
    [
      'constructor.json',
      good.replace('"tags": {', '"tags": {"constructor": {"prototype": {}},'),
      /constructor/,
    ],
    ['twice.json', good.replace('"data-b": {', '"data-a": {'), /twice/],
    ['newer.json', good.replace(/"version": \d+/, '"version": 999'), /newer/],
    ['field.json', good.replace('{', '{"surprise": 1,'), /surprise/],
    ['picture.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /not UTF-8/],
  ];
  for (const [name, content, sentence] of files) {
    await test.step(name, async () => {
      await dropFiles(page, [file(name, content)]);
      await expect(page.getByText(sentence).last()).toContainText(name);
    });
  }
  expect(await designer.addresses()).toEqual(before);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('files dropped on the page are opened as new designs, one after the other', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await dropFiles(page, [
    file('one.json', `\ufeff${designText({ name: 'first of two' })}`),
    file('two.png', designText({ name: 'second of two' })),
  ]);
  await expect(page.getByRole('banner')).toContainText('second of two');
  await page.getByRole('button', { name: 'All designs' }).click();
  for (const name of ['agents-1000', 'first of two', 'second of two']) {
    await expect(page.getByRole('dialog').getByText(name, { exact: true })).toHaveCount(1);
  }
});

test('what no design could hold is refused in a sentence where it is typed, and nothing typed is lost', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  const place = async (item: string, field: string, text: string, sentence: string) => {
    await designer.palette.getByRole('button', { name: item }).click();
    const dialog = page.getByRole('dialog', { name: item });
    await dialog.getByLabel(field).fill(text);
    await dialog.getByRole('button', { name: 'Place' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(sentence);
    await expect(dialog.getByLabel(field)).toHaveValue(text);
    return dialog;
  };
  const group = await place(
    'Security group',
    'Name',
    'sg-web',
    'The name begins with "sg-", which AWS keeps for ids; put the word at the end, as in "web-sg".',
  );
  await group.getByLabel('Name').fill('web-sg');
  await group.getByRole('button', { name: 'Place' }).click();
  await expect(group).toBeHidden();
  const tier = await place(
    'Private subnet',
    'Name of the tier',
    '   ',
    'The name is empty; give it at least one visible character.',
  );
  await tier.getByRole('button', { name: 'Cancel' }).click();

  await page.keyboard.press('Escape');
  const confirmed = designer.inspector.getByLabel('Confirmed by').first();
  await confirmed.fill('  ');
  await designer.inspector.getByRole('button', { name: 'Confirm' }).first().click();
  await expect(designer.inspector.getByRole('alert')).toHaveText(/^The name of the person is empty/);
  expect(await designer.addresses()).toEqual(before);
  await designer.saved();
  await page.reload();
  await expect(designer.canvas.getByText('web-sg').first()).toBeVisible();
});

test('text that attacks is text everywhere, and hidden direction marks are made visible', async ({
  page,
}) => {
  const script = '<img src=x onerror="document.title=1"></script><script>document.title=1</script>';
  const bidi = 'user\u202e // \u2066access\u2069';
  const marks = "`${process.exit()}` */ '; evil(); // | [x](javascript:alert(1)) =1+1";
  const { zones, tiers, subnets, securityGroups } = agents1000;
  const designer = new Designer(page);
  await designer.open();
  await dropFiles(page, [
    file(
      'hostile.json',
      designText({
        name: script,
        notes: `${script}\n${marks}`,
        zones: { ...zones, a: { ...zones['a'], zoneId: null } },
        tiers: { ...tiers, data: { ...tiers['data'], name: marks } },
        subnets: {
          ...subnets,
          'ecs-a': { ...subnets['ecs-a'], name: script },
          'ecs-b': { ...subnets['ecs-b'], name: bidi },
          'data-a': { ...subnets['data-a'], name: '\u{1d573}e\u0301\u0301 \u0645\u0631\u062d\u0628\u0627' },
        },
        securityGroups,
      }),
    ),
  ]);
  await expect(page.getByRole('banner')).toContainText('<img src=x');
  const card = designer.canvas.getByLabel(/^Subnet <img/);
  await card.hover();
  await card.click();
  await expect(designer.inspector.getByLabel('Name').first()).toHaveValue(script);
  const inventory = await designer.show('Inventory');
  await expect(inventory).toContainText(script);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('<img');
  await expect(page.getByRole('dialog')).toContainText(script);
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/^(?!1$)/);
  expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
  await expect(inventory).not.toContainText('\u202e');

  const files = await designer.exportPackage();
  const text = (path: RegExp) =>
    new TextDecoder().decode(Object.entries(files).find(([name]) => path.test(name))?.[1]);
  const isSafe = /^(?:README\.md|manifest\.json|aws-migration\/phase-1\/[a-z0-9][A-Za-z0-9./_-]*)$/;
  expect(Object.keys(files).filter((path) => !isSafe.test(path) || path.includes('..'))).toEqual([]);
  for (const path of [/vpc-stack\.ts$/, /README\.md$/, /analysis\.md$/])
    expect(text(path)).not.toContain('\u202e');
  for (const path of [/^README\.md$/, /analysis\.md$/])
    expect(text(path)).not.toMatch(/(?<!\\)<(img|script)|(?<!\\)\]\(javascript:/);
  expect(Object.entries(files).find(([path]) => path.endsWith('.png'))?.[1].length).toBeGreaterThan(20_000);
});

test('a browser that refuses to store, or never answers, is said so and nothing is lost', async ({
  page,
}) => {
  for (const broken of ['throws', 'hangs'] as const) {
    await test.step(broken, async () => {
      await page.addInitScript((how) => {
        IDBFactory.prototype.open = () => {
          if (how === 'throws') throw new DOMException('refused on purpose', 'UnknownError');
          return new EventTarget() as IDBOpenDBRequest;
        };
      }, broken);
      const designer = new Designer(page);
      await designer.open();
      await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
      await page.keyboard.press('Delete');
      await expect(designer.totals).toContainText('11 subnets');
      await expect(page.getByText(/^Not saved: /)).toBeVisible();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'download now' }).click();
      expect((await download).suggestedFilename()).toBe('agents-1000.groundplan.json');
      await dropFiles(page, [file('other.json', designText({ name: 'in memory too' }))]);
      await expect(page.getByRole('banner')).toContainText('in memory too');
      await expect(page.getByRole('button', { name: 'Save it to a file' })).toBeVisible();
    });
  }
});

test('a full disk and cleared site data cost nobody their work', async ({ page, context, baseURL }) => {
  const designer = new Designer(page);
  await designer.open();
  const origin = baseURL ?? '';
  const session = await context.newCDPSession(page);
  const removeOne = async (left: number) => {
    await designer.canvas
      .getByLabel(/^Subnet /)
      .first()
      .click();
    await page.keyboard.press('Delete');
    await expect(designer.totals).toContainText(`${String(left)} subnets`);
  };
  const giveRoom = await page.evaluateHandle(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
    const full = () => {
      throw new DOMException('full on purpose', 'QuotaExceededError');
    };
    Object.defineProperty(IDBObjectStore.prototype, 'put', { ...put, value: full });
    return () => {
      Object.defineProperty(IDBObjectStore.prototype, 'put', put);
    };
  });
  await removeOne(11);
  await expect(page.getByText(/^Not saved: .*no room/)).toBeVisible();
  await giveRoom.evaluate((give) => {
    give();
  });
  await removeOne(10);
  await designer.saved();

  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await removeOne(9);
  await designer.saved();
  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();
  await expect(designer.totals).toContainText('9 subnets');
  await designer.undo();
  await expect(designer.totals).toContainText('10 subnets');
});

/** Changes what the browser stores, as a disk that fails would. */
function damage(page: Page, what: 'design' | 'steps' | 'version') {
  return page.evaluate(
    (kind) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('groundplan');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['designs', 'steps'], 'readwrite');
          const designs = transaction.objectStore('designs');
          if (kind === 'steps') {
            transaction.objectStore('steps').openCursor().onsuccess = ({ target }) => {
              (target as IDBRequest<IDBCursorWithValue | null>).result?.delete();
            };
          } else {
            designs.openCursor().onsuccess = ({ target }) => {
              const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
              if (cursor === null) return;
              const record = cursor.value as { current: object };
              const changes = kind === 'version' ? { version: 999 } : { subnets: 'flipped' };
              cursor.update({ ...record, name: { not: 'text' }, current: { ...record.current, ...changes } });
            };
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = () => {
            reject(new Error('nothing was damaged'));
          };
        };
      }),
    what,
  );
}

test('a damaged store opens what it can, says what it cannot, and deletes nothing', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  for (const left of [11, 10, 9]) {
    await designer.canvas
      .getByLabel(/^Subnet /)
      .first()
      .click();
    await page.keyboard.press('Delete');
    await expect(designer.totals).toContainText(`${String(left)} subnets`);
  }
  await designer.saved();
  await damage(page, 'steps');
  await page.reload();
  await expect(page.getByText(/undo history could not be read/)).toBeVisible();
  await expect(designer.totals).toContainText('9 subnets');

  await damage(page, 'version');
  await page.reload();
  await expect(page.getByText(/cannot be read.*newer version.*stays in the list/)).toBeVisible();
  await expect(designer.totals).toContainText('12 subnets');
  await page.getByRole('button', { name: 'All designs' }).click();
  await expect(page.getByRole('dialog').getByText('A damaged design')).toBeVisible();
});

test('whatever the worker does, the figures look behind and then catch up', async ({ page }) => {
  const bodies = [
    'throw new Error("broken on purpose")',
    'postMessage(null); postMessage({ kind: "changed", sequence: 5, patch: 7 }); postMessage("garbage")',
  ];
  let started = 0;
  await page.route('**/evaluation.worker*.js', async (route) => {
    const body = bodies[started];
    started += 1;
    if (body === undefined) await route.continue();
    else await route.fulfill({ contentType: 'text/javascript', body });
  });
  const designer = new Designer(page);
  await designer.open();
  await expect(designer.totals).toContainText('$219.00 / month');
  expect(started).toBeGreaterThan(bodies.length);
});

test('a gesture that is broken off leaves everything as it was', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  const card = designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b');
  const goal = designer.subnet('Subnet ECS c, ECS tasks, 10.0.8.0/22, us-east-1c');
  for (const stop of ['blur', 'pointercancel', 'Escape'] as const) {
    await test.step(stop, async () => {
      await designer.dragOver(card, goal);
      if (stop === 'Escape') await page.keyboard.press('Escape');
      else await page.evaluate((type) => window.dispatchEvent(new Event(type)), stop);
      await designer.drop();
      expect(await designer.addresses()).toEqual(before);
      await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    });
  }
});

test('undo in the middle of a drag and a held undo key do no harm', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  await designer.subnet('Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c').click();
  await page.keyboard.press('Delete');
  await designer.dragOver(
    designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b'),
    designer.subnet('Subnet ECS c, ECS tasks, 10.0.8.0/22, us-east-1c'),
  );
  await page.keyboard.press('Control+z');
  await designer.drop();
  await page.keyboard.down('Control');
  for (let repeat = 0; repeat < 100; repeat += 1) await page.keyboard.down('z');
  await page.keyboard.up('z');
  await page.keyboard.up('Control');
  await expect.poll(() => designer.addresses()).toEqual(before);
});

test('an export that is pressed twice is one, and one that is cancelled leaves nothing', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const button = page.getByRole('button', { name: 'Export handoff package' });
  // Held back, the code of the export leaves time to cancel it.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/handoffPackage*.js', async (route) => {
    await held;
    await route.continue();
  });
  await button.click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  release();
  await expect(button).toBeVisible();
  await page.evaluate(() => {
    const found = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Export handoff package',
    );
    found?.click();
    found?.click();
  });
  await expect(page.getByText('is in your downloads')).toBeVisible();
  await expect.poll(() => downloads).toEqual(['agents-1000-handoff.zip']);
});

test('messages from strangers are ignored and the page is in no frame', async ({
  page,
  context,
  baseURL,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  await page.evaluate(() => {
    for (const message of [
      null,
      { type: 'removeVpc' },
      { kind: 'open', design: {} },
      '{"type":"removeTier"}',
    ]) {
      window.postMessage(message, '*');
      new BroadcastChannel('groundplan').postMessage(message);
    }
  });
  expect(await designer.addresses()).toEqual(before);

  const stranger = await context.newPage();
  await stranger.route('**/stranger.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${baseURL ?? ''}/"></iframe>` }),
  );
  await stranger.goto(`${baseURL ?? ''}/stranger.html`);
  await expect(stranger.frameLocator('iframe').getByRole('region', { name: 'Canvas' })).toHaveCount(0);
});
