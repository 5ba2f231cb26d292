// @vitest-environment jsdom
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';

import {
  costSections,
  planningSections,
  securitySections,
  type Editor,
  type EditorState,
  type View,
} from '../editor/editorState.ts';
import { type Mode, refusalIn } from '../editor/modes.ts';
import { defaultView } from '../editor/view.ts';
import type { Command } from '../engine/commands/command.ts';
import { perform } from '../engine/commands/command.testing.ts';
import { furnished } from '../engine/commands/oneOfEach.testing.ts';
import type { Design, NetworkAcl, Ref } from '../engine/design/design.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { tryCommand } from '../engine/evaluation/preview.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { answerTo, type Question } from '../engine/questions/questions.ts';
import { err } from '../engine/result.ts';
import { Dock } from './dock/Dock.tsx';
import { EditorProvider } from './EditorContext.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { OpeningView } from './security/Opening.tsx';
import { ShellProvider } from './shell/ShellContext.tsx';
import { CommandPalette } from './topbar/CommandPalette.tsx';
import { TopBar } from './topbar/TopBar.tsx';
import { NoLayout } from './noLayout.testing.ts';

const entry: NetworkAcl['entries'][number] = {
  ...{ number: 100, direction: 'ingress', action: 'allow', cidr: '0.0.0.0/0' },
  traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
};
const last: Command = { type: 'removeZone', id: 'c' };
/** With something of every kind that a form is about. */
const furnishing: readonly Command[] = [
  { type: 'setVpc', egressOnlyInternetGateway: true },
  {
    type: 'putNetworkAcl',
    id: 'acl-0',
    networkAcl: { name: 'ACL', entries: [entry, { ...entry, number: 110 }] },
  },
  { type: 'removeSubnet', id: 'data-c' },
  { type: 'lockPlan', lock: 'routes', reason: 'final', by: 'Ada', at: '2026-11-29T14:30:00Z' },
];
const design = furnishing.reduce<Design>(perform, furnished);
const evaluation = evaluate(design, awsPriceBook);
const asked = {
  ...{ design, evaluation, prices: awsPriceBook },
  tried: (command: Command) => tryCommand(design, command, (edited) => evaluate(edited, awsPriceBook)),
};
const version = {
  ...{ id: 'v', name: 'first', why: 'named', about: '', by: '', at: 0, revision: 1, digest: '' },
  ...{ changes: [], more: 0 },
} as const;

/** Ways to change the network that go beside `dispatch`. */
const beside = ['loadDeployment', 'loadPriceList', 'restoreVersion', 'openCopy', 'mergeCopy', 'undo', 'redo'];

let root: Root;
let host: HTMLElement;
/** What was asked for and a review would have to refuse. */
let refused: string[];

/** An editor that changes nothing and notes what it would have to refuse in a review, in whatever mode the page is. */
function editorIn(mode: Mode, shown: Partial<EditorState>): Editor {
  const store = createStore(
    () =>
      ({
        ...{ design, evaluation, mode, designKey: 'a', sequence: 0, evaluatedSequence: 0 },
        ...{ selection: [], hovered: null, view: defaultView, shownPath: null, thread: null },
        ...{ past: [{ command: last, label: 'Remove c' }], future: [{ command: last, label: 'Remove c' }] },
        ...{ saving: { kind: 'saved', at: 0 }, notices: [], exporting: null, priceList: null, designs: [] },
        ...{ versionsChanged: 0, copy: null, marks: null },
        ...{ baseline: { design, since: 'opened', at: 0 }, baselineCost: null },
        ...shown,
      }) as unknown as EditorState,
  );
  const own = {
    ...{ getState: store.getState, subscribe: store.subscribe },
    ask: (kind: Question['kind'], input: unknown) =>
      Promise.resolve(answerTo({ kind, input } as Question, asked)),
    listVersions: () => Promise.resolve([version]),
    dispatch: (command: Command) => {
      const refusal = refusalIn('review', command);
      if (refusal !== null) refused.push(command.type);
      return err(refusal ?? { type: 'test/said', message: 'said' });
    },
  };
  return new Proxy(own, {
    get: (target, name: string) => {
      if (name in target) return target[name as keyof typeof own];
      return () => {
        if (beside.includes(name)) refused.push(name);
        return Promise.resolve(null);
      };
    },
  }) as unknown as Editor;
}

beforeEach(() => {
  window.ResizeObserver = NoLayout;
  const ignore = () => undefined;
  const media = { matches: false, addListener: ignore, removeListener: ignore };
  window.matchMedia = () => media as unknown as MediaQueryList;
  Element.prototype.scrollIntoView = ignore;
  Object.assign(navigator, { clipboard: { writeText: () => Promise.resolve() } });
  refused = [];
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

const turn = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/** Renders and waits until nothing loads any more. */
async function show(mode: Mode, part: ReactNode, shown: Partial<EditorState> = {}): Promise<void> {
  root.render(
    <EditorProvider editor={editorIn(mode, shown)}>
      <ShellProvider>{part}</ShellProvider>
    </EditorProvider>,
  );
  // A form that loads when it is first needed shows nothing until then.
  await vi.waitFor(() => expect(document.querySelector('button, input, h2, h3')).not.toBeNull(), 60_000);
  await settled();
}

/** Until the page has stayed the same for a while and says of nothing that it is on its way. */
async function settled(): Promise<void> {
  for (let before = '', same = 0; same < 2;) {
    await turn(10);
    const now = `${String(document.querySelectorAll('*').length)} ${document.body.textContent}`;
    const waits = /Loading…|Weighing|Working out|Looking (?:at|for)|Pricing|Reading the prices/u.test(now);
    same = now === before && !waits ? same + 1 : 0;
    before = now;
  }
}

type Control = HTMLButtonElement | HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** React hears of a value only through the element's own setter, which it has covered on this one. */
function enter(element: Control, value: string): void {
  Reflect.set(Object.getPrototypeOf(element) as object, 'value', value, element);
  for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
}

function operate(control: Control): void {
  if (control.disabled) return;
  if (control instanceof HTMLSelectElement) {
    for (const option of [...control.options].filter(({ selected }) => !selected).slice(-1))
      enter(control, option.value);
  } else if (control instanceof HTMLButtonElement || /^(?:checkbox|radio)$/.test(control.type)) {
    control.click();
  } else if (!control.readOnly && control.type !== 'file') {
    enter(control, control.type === 'range' ? '500' : '10.0.0.0/24');
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  }
}

/** What only shows another part of the same panel. */
const TURNS = '.sectionLink, .choice button';
/** The tabs of the dock are walked one by one. */
const TABS = '[role=tab]';

/** Uses everything that can be, then everything that came with it; then the same on each other part of the panel. */
async function operateAll(): Promise<void> {
  const used = new Set<Element>();
  const turns = document.querySelectorAll<HTMLElement>(TURNS).length;
  for (let at = -1; at < turns; at += 1) {
    if (at >= 0) document.querySelectorAll<HTMLElement>(TURNS)[at]?.click();
    if (at >= 0) await settled();
    await operateFresh(used);
    await operateFresh(used);
  }
  for (const cell of document.querySelectorAll('[role=gridcell], .mapCell')) {
    for (const key of ['Delete', 'Enter', 's', 'h', 'm'])
      cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
}

async function operateFresh(used: Set<Element>): Promise<void> {
  const controls = [...document.querySelectorAll<Control>('button, input, select, textarea')];
  for (const control of controls.filter((one) => !used.has(one) && !one.matches(`${TURNS}, ${TABS}`))) {
    used.add(control);
    if (control.isConnected) operate(control);
  }
  await settled();
}

const forms: readonly (readonly Ref[])[] = [
  ...[[], ['vpc'], ['zone:b'], ['tier:data'], ['subnet:ecs-a'], ['subnet:ecs-b'], ['nat:a']],
  ...[['internet-gateway'], ['egress-only-internet-gateway'], ['route-table:egress']],
  ...[[`route-table:${Object.keys(evaluation.routes.tables)[0] ?? ''}`], ['network-acl:acl-0']],
  ...[['transit-gateway'], ['network:paris'], ['network:shared'], ['endpoint:logs'], ['endpoint:s3']],
  ...[['group:rds'], ['rule:alb-from-internet'], ['edge:group:alb>group:ecs-supervisor'], ['held:later']],
  ...[['workload:database'], ['cidr:0.0.0.0/0'], ['tier:ecs', 'group:rds']],
];

const views: readonly Partial<View>[] = [
  ...planningSections.map((planningSection) => ({ dockTab: 'planning' as const, planningSection })),
  ...costSections.map((costSection) => ({ dockTab: 'cost' as const, costSection })),
  ...securitySections.map((securitySection) => ({ dockTab: 'security' as const, securitySection })),
  ...(['inventory', 'tracker', 'comments', 'versions', 'findings'] as const).map((dockTab) => ({ dockTab })),
];

const opening = { ok: true, label: 'Open', commands: [last], steps: ['Open it'], breaks: [] } as const;

describe('while the page is for reading', () => {
  it.each(forms.map((selection) => [selection]))(
    'nothing in the inspector of %j edits the network',
    async (selection) => {
      await show('review', <Inspector />, { selection });
      expect(host.textContent).toContain('Review mode');
      await operateAll();
      expect(refused).toEqual([]);
    },
  );

  it.each(views)('nothing in the dock at %j edits the network', async (view) => {
    await show('review', <Dock />, { view: { ...defaultView, ...view } });
    await operateAll();
    expect(refused).toEqual([]);
  });

  it.each([
    ['the bar above', <TopBar key="bar" />],
    ['the change that opens a way', <OpeningView key="opening" opening={opening} />],
    ['the search', <CommandPalette key="search" onClose={() => undefined} />],
  ])('%s offers no edit', async (_, part) => {
    await show('review', part);
    await operateAll();
    for (const option of document.querySelectorAll<HTMLElement>('[role=option]')) option.click();
    expect(refused).toEqual([]);
  });
});

/* What the walk above uses is there to be used: in design it edits. */
describe('while the page is for drawing', () => {
  it.each([
    ['the design', <Inspector key="form" />, { selection: [] }, ['renameDesign', 'renameTag', 'setTag']],
    ['NAT', <Inspector key="form" />, { selection: ['nat:a'] }, ['setNat', 'unlockPlan']],
    ['a network ACL', <Inspector key="form" />, { selection: ['network-acl:acl-0'] }, ['putNetworkAcl']],
    [
      'the intents',
      <Dock key="dock" />,
      { view: { ...defaultView, dockTab: 'security', securitySection: 'intents' } },
      ['removeIntent', 'setIntent'],
    ],
    ['the tracker', <Dock key="dock" />, { view: { ...defaultView, dockTab: 'tracker' } }, ['setTracker']],
    [
      'the inventory',
      <Dock key="dock" />,
      { view: { ...defaultView, dockTab: 'inventory' } },
      ['loadDeployment'],
    ],
    ['the bar above', <TopBar key="bar" />, {}, ['undo', 'redo', 'setRegion']],
  ] as const)('the same edits %s', async (_, part, shown, edits) => {
    await show('design', part, shown);
    await operateAll();
    expect(refused).toEqual(expect.arrayContaining([...edits]));
  });
});
