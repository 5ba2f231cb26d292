import type { StoreApi } from 'zustand/vanilla';

import type { Design, LoadedPrice } from '../engine/design/design.ts';
import type { PriceListReport } from '../engine/prices/priceList/report.ts';
import type { Editor, EditorState, PriceListState } from './editorState.ts';
import type { Ports } from './ports.ts';

type Context = {
  readonly ports: Pick<Ports, 'priceLists'>;
  readonly store: StoreApi<EditorState>;
  readonly dispatch: Editor['dispatch'];
};

type Outcome =
  | { readonly kind: 'read'; readonly report: PriceListReport }
  | { readonly kind: 'refused'; readonly message: string };

/** Price lists: one at a time, read beside the edits, applied as one step, cancelled without a trace. */
export function createPriceActions({
  ports,
  store,
  dispatch,
}: Context): Pick<Editor, 'loadPriceList' | 'cancelPriceList' | 'dismissPriceList'> {
  let running: AbortController | undefined;
  const show = (priceList: PriceListState | null) => {
    store.setState({ priceList });
  };

  const readInto = async (file: File, designKey: string, signal: AbortSignal): Promise<Outcome> => {
    const about = { designKey, name: file.name };
    const result = await ports.priceLists.read(file, {
      signal,
      onProgress: (done) => {
        if (!signal.aborted) show({ ...about, kind: 'reading', done, total: file.size });
      },
    });
    signal.throwIfAborted();
    if (!result.ok) return { kind: 'refused', message: result.error.message };
    if (store.getState().designKey !== designKey) {
      const message = 'Another design was opened while the list was read; load it again for this one.';
      return { kind: 'refused', message };
    }
    const edit = dispatch({ type: 'loadPrices', prices: pricesIn(result.value) }, { quiet: true });
    return edit.ok
      ? { kind: 'read', report: result.value }
      : { kind: 'refused', message: edit.error.message };
  };

  return {
    loadPriceList: async (dropped) => {
      if (running !== undefined) return;
      const { signal } = (running = new AbortController());
      const { designKey } = store.getState();
      try {
        const file = dropped ?? (await ports.priceLists.pick());
        if (file === null) return;
        const about = { designKey, name: file.name };
        show({ ...about, kind: 'reading', done: 0, total: file.size });
        try {
          const outcome = await readInto(file, designKey, signal);
          show({ name: file.name, designKey: store.getState().designKey, ...outcome });
        } catch (failure) {
          const reason = failure instanceof Error ? failure.message : String(failure);
          const message = `The file could not be read: ${reason.replace(/\.$/, '')}.`;
          show(signal.aborted ? null : { ...about, kind: 'refused', message });
        }
      } finally {
        running = undefined;
      }
    },
    cancelPriceList: () => {
      running?.abort();
    },
    dismissPriceList: () => {
      if (running === undefined) show(null);
    },
  };
}

/** The prices of a list as the design holds them. */
function pricesIn({ taken }: PriceListReport): Design['pricing']['loaded'] {
  const loaded: Record<string, Record<string, LoadedPrice>> = {};
  for (const { region, key, price, source, asOf } of taken) {
    loaded[region] = { ...loaded[region], [key]: { price, source, asOf } };
  }
  return loaded;
}
