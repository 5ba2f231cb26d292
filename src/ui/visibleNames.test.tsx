// @vitest-environment jsdom
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';

import type { Editor, EditorState } from '../editor/editorState.ts';
import { defaultView } from '../editor/view.ts';
import type { Design } from '../engine/design/design.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { FlowTable } from './cost/FlowTable.tsx';
import { FindingsPanel } from './dock/FindingsPanel.tsx';
import { SecurityPanel } from './security/SecurityPanel.tsx';
import { EditorProvider } from './EditorContext.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { PlacePopover } from './palette/PlacePopover.tsx';
import { NoticeBar } from './shell/NoticeBar.tsx';
import { ShellProvider } from './shell/ShellContext.tsx';
import { CommandPalette } from './topbar/CommandPalette.tsx';
import { DesignsDialog } from './topbar/DesignsDialog.tsx';
import { TopBar } from './topbar/TopBar.tsx';
import { NoLayout } from './noLayout.testing.ts';

/** Turns the direction of what follows it, and is not seen. */
const TURN = '\u202e';
const written = new Set(['name', 'description', 'notes', 'text', 'by', 'reason']);

/** The value with the turning character in every text that a person writes. */
function turned<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      written.has(key) && typeof part === 'string' ? `${part.slice(0, 1)}${TURN}${part.slice(1)}` : part,
    ),
  ) as T;
}

const paris = {
  name: 'Paris',
  kind: 'on-premises',
  cidrs: ['10.0.0.0/16'],
  connection: null,
  notes: '',
} as const;
const review = { by: 'Ada', on: '2026-11-22' };
const assumptions = Object.fromEntries(
  Object.entries(agents1000.assumptions).map(([id, one]) => [id, { ...one, confirmed: review }]),
);
const furnished: Design = { ...agents1000, networks: { paris }, assumptions };
const [aside] = evaluate(furnished, awsPriceBook).findings;
const tags = { [`O${TURN}wner`]: `the${TURN}m` };
const design = turned({
  ...furnished,
  tags,
  setAside: { [aside?.key ?? '']: { reason: 'known', ...review } },
});
const evaluation = evaluate(design, awsPriceBook);
const kept = { key: 'a', revision: 1, subnets: 12, savedAt: 0, deletedAt: null };

const state = {
  ...{
    design,
    evaluation,
    designKey: 'a',
    sequence: 0,
    evaluatedSequence: 0,
    mode: 'design',
    selection: [],
    view: defaultView,
    baseline: { design, since: 'opened', at: 0 },
  },
  past: [{ command: { type: 'renameDesign', name: 'x' }, label: `Rename ${TURN}` }],
  ...{ future: [], saving: { kind: 'saved', at: 0 }, notices: [], exporting: null },
  designs: [
    { ...kept, name: `${TURN}a` },
    { ...kept, key: 'b', name: `${TURN}b`, deletedAt: 1 },
  ],
} as unknown as EditorState;

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  window.ResizeObserver = NoLayout;
  window.matchMedia = () => ({ matches: false }) as MediaQueryList;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

async function show(part: ReactNode, selection: readonly string[] = []): Promise<void> {
  const store = createStore(() => ({ ...state, selection }));
  // Questions are put and never answered: what stands on the page comes from the state.
  const editor = Object.assign(store, { ask: () => new Promise(() => undefined) }) as unknown as Editor;
  root.render(
    <EditorProvider editor={editor}>
      <ShellProvider>{part}</ShellProvider>
    </EditorProvider>,
  );
  // A form that loads when it is first needed takes a few turns to come.
  await vi.waitFor(
    () => {
      expect(document.body.textContent).toContain('[U+202E]');
    },
    { timeout: 30_000 },
  );
}

/** What hides the character in text and names of the page; fields hold what was written as it is. */
function hidden(): readonly string[] {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const texts = element.tagName === 'TEXTAREA' ? [] : own.map(({ textContent }) => textContent ?? '');
    const names = [...element.attributes].filter(({ name }) => name !== 'value').map(({ value }) => value);
    return [...texts, ...names].filter((text) => text.includes(TURN));
  });
}

const subjects = [
  ...['vpc', 'zone:a', 'tier:ecs', 'subnet:ecs-a', 'nat:a', 'internet-gateway', 'network:paris'],
  ...['endpoint:logs', 'group:rds', 'rule:alb-from-internet', 'edge:group:alb>group:ecs-supervisor'],
  ...['held:peering', 'workload:database', 'cidr:0.0.0.0/0'],
];

describe('what people wrote, shown as text', () => {
  it.each([...subjects.map((subject) => [[subject]]), [[]], [['tier:ecs', 'group:rds']]])(
    'hides nothing in the inspector of %j',
    async (selection) => {
      await show(<Inspector />, selection);
      expect(hidden()).toEqual([]);
    },
  );

  it.each([
    ['the top bar', <TopBar key="top" />],
    ['the findings', <FindingsPanel key="findings" />],
    ['the data flows', <FlowTable key="flows" transfer={evaluation.cost.transfer} />],
    ['the security rules', <SecurityPanel key="security" />],
    ['the list of designs', <DesignsDialog key="designs" onClose={() => undefined} />],
    ...(['tier-public', 'range'] as const).map((item) => [
      `what is asked before a ${item} is placed`,
      <PlacePopover key={item} item={item} anchor={() => document.body} onClose={() => undefined} />,
    ]),
    ['a notice', <NoticeBar key="note" notice={{ id: 1, severity: 'info', message: `a${TURN}` }} />],
  ])('hides nothing in %s', async (_, part) => {
    await show(part);
    expect(hidden()).toEqual([]);
  });

  it('hides nothing in what a search finds', () => {
    flushSync(() => {
      root.render(
        <EditorProvider editor={createStore(() => state) as unknown as Editor}>
          <ShellProvider>
            <CommandPalette onClose={() => undefined} />
          </ShellProvider>
        </EditorProvider>,
      );
    });
    const field = document.querySelector<HTMLInputElement>('[role=combobox]')!;
    flushSync(() => {
      // React hears of a value only through the element's own setter, which it has covered on this one.
      Reflect.set(HTMLInputElement.prototype, 'value', 'subnet', field);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(document.body.textContent).toContain('[U+202E]');
    expect(hidden()).toEqual([]);
  });
});
