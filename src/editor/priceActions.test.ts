import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';

import { applyCommand } from '../engine/commands/command.ts';
import { bulkCsv, vpcList } from '../engine/prices/priceList/priceList.testing.ts';
import { PriceListReader } from '../engine/prices/priceList/priceListReader.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import type { EditorState } from './editorState.ts';
import type { PriceListPort } from './ports.ts';
import { createPriceActions } from './priceActions.ts';

const file = (text: string, name = 'list.csv') => new File([text], name);

const readText: PriceListPort['read'] = async (given, { onProgress }) => {
  const reader = new PriceListReader();
  reader.push(await given.text());
  onProgress(given.size);
  return reader.finish();
};

function setUp(read = readText, picked: File | null = null) {
  const first = { designKey: 'one', design: agents1000, priceList: null } as EditorState;
  const store = createStore<EditorState>(() => first);
  const seen: EditorState['priceList'][] = [];
  store.subscribe(({ priceList }) => seen.push(priceList));
  const steps: string[] = [];
  const actions = createPriceActions({
    ports: { priceLists: { pick: () => Promise.resolve(picked), read } },
    store,
    dispatch: (command) => {
      const edit = applyCommand(store.getState().design, command);
      if (edit.ok) {
        steps.push(command.type);
        store.setState({ design: edit.value });
      }
      return edit;
    },
  });
  return { store, actions, seen, steps };
}

describe('loading a price list', () => {
  it('makes its prices the design’s in one step, and says what it took', async () => {
    const list = file(bulkCsv(vpcList));
    const { store, actions, seen, steps } = setUp(readText, list);

    await actions.loadPriceList();

    expect(steps).toEqual(['loadPrices']);
    expect(store.getState().design.pricing.loaded['eu-west-1']?.interfaceEndpointAzHour).toEqual({
      price: 0.011,
      source: 'AWS price list AmazonVPC 20260925174521',
      asOf: '2026-09-25',
    });
    expect(seen.filter((state) => state?.kind === 'reading')).toContainEqual({
      ...{ designKey: 'one', name: 'list.csv', kind: 'reading' },
      ...{ done: list.size, total: list.size },
    });
    expect(store.getState().priceList).toMatchObject({ kind: 'read', report: { offers: ['AmazonVPC'] } });
    actions.dismissPriceList();
    expect(store.getState().priceList).toBeNull();
  });

  it('changes nothing when the file is refused or cannot be read, and says why', async () => {
    const refused = setUp();
    await refused.actions.loadPriceList(file('<html>'));
    const broken = setUp(() => Promise.reject(new Error('The disk is gone.')));
    await broken.actions.loadPriceList(file(''));

    expect(refused.store.getState().priceList).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^This is no price list; /) as unknown,
    });
    expect(broken.store.getState().priceList).toMatchObject({
      message: 'The file could not be read: The disk is gone.',
    });
    expect([...refused.steps, ...broken.steps]).toEqual([]);
  });

  it('leaves no trace when it is cancelled, and can be begun again', async () => {
    const { store, actions, steps } = setUp((given, { signal, onProgress }) =>
      given.name === 'slow.json'
        ? new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              onProgress(7);
              reject(new Error('aborted'));
            });
          })
        : readText(given, { signal, onProgress }),
    );

    const loading = actions.loadPriceList(file('', 'slow.json'));
    await actions.loadPriceList(file(bulkCsv(vpcList)));
    expect(store.getState().priceList).toMatchObject({ kind: 'reading', name: 'slow.json' });
    actions.cancelPriceList();
    await loading;

    expect(store.getState().priceList).toBeNull();
    expect(steps).toEqual([]);
    await actions.loadPriceList(file(bulkCsv(vpcList)));
    expect(steps).toEqual(['loadPrices']);
  });

  it('does not put the prices into another design that was opened meanwhile', async () => {
    const { store, actions, steps } = setUp(async (given, options) => {
      store.setState({ designKey: 'two' });
      return readText(given, options);
    });

    await actions.loadPriceList(file(bulkCsv(vpcList)));

    expect(steps).toEqual([]);
    expect(store.getState().priceList).toMatchObject({ designKey: 'two', kind: 'refused' });
  });
});
