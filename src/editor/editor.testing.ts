import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import type { DesignStore, Figures, Ports, StoredDesign } from './ports.ts';
import { startEditor } from './start.ts';

/** Versions in memory, as a database would keep them. */
function keepingVersions(): Pick<
  DesignStore,
  'saveVersion' | 'listVersions' | 'loadVersion' | 'dropVersions' | 'nameVersion'
> {
  const kept = new Map<string, { key: string; version: Record<string, unknown>; text: string }>();
  return {
    saveVersion: async (key, version, design) => {
      await Promise.resolve();
      kept.set(version.id, { key, version, text: JSON.stringify(design) });
    },
    listVersions: async (key) => {
      await Promise.resolve();
      return [...kept.values()].filter((one) => one.key === key).map(({ version }) => version);
    },
    loadVersion: async (_, id) => {
      await Promise.resolve();
      return JSON.parse(kept.get(id)?.text ?? 'null') as unknown;
    },
    dropVersions: async (_, ids) => {
      await Promise.resolve();
      for (const id of ids) kept.delete(id);
    },
    nameVersion: async (_, id, name) => {
      await Promise.resolve();
      const one = kept.get(id);
      if (one !== undefined) kept.set(id, { ...one, version: { ...one.version, name } });
    },
  };
}

/** A store in memory that keeps what a database would, through JSON. */
export function memoryStore() {
  const records = new Map<string, StoredDesign & { name: string; deletedAt: number | null }>();
  const settings = { open: undefined as string | undefined, broken: false };
  const check = () => {
    if (settings.broken) throw new Error('the disk is gone');
  };
  const store: DesignStore = {
    list: () =>
      Promise.resolve(
        [...records].map(([key, { name, deletedAt, current }]) => ({
          key,
          name,
          revision: (current as Design).revision,
          subnets: 0,
          savedAt: 0,
          deletedAt,
        })),
      ),
    load: (key) => Promise.resolve(records.get(key)),
    create: async (key, design, { base, commands, cursor }, { after }) => {
      await Promise.resolve();
      check();
      if ((records.get(key)?.writes ?? 0) > after) return undefined;
      records.set(key, {
        key,
        name: design.name,
        deletedAt: null,
        base,
        current: design,
        first: 0,
        cursor,
        steps: commands,
        view: undefined,
        baseline: undefined,
        writes: after + 1,
      });
      return after + 1;
    },
    write: async (key, { after, upTo, design, base, first, cursor, steps: added }) => {
      await Promise.resolve();
      if (settings.broken) return { kind: 'failed', reason: 'the disk is gone' };
      const old = records.get(key);
      if (old === undefined) return { kind: 'failed', reason: 'this design is no longer in the browser' };
      if (old.writes < after || old.writes >= upTo) return { kind: 'conflict' };
      const kept = added.reduce<readonly unknown[]>(
        (steps, { number, command }) => [...steps.slice(0, number - old.first), command],
        old.steps,
      );
      const steps = kept.slice(first - old.first);
      records.set(key, {
        ...old,
        name: design.name,
        base,
        current: design,
        first,
        cursor,
        steps,
        writes: upTo,
      });
      return { kind: 'saved', at: 5 };
    },
    ...keepingVersions(),
    saveView: () => Promise.resolve(),
    saveBaseline: (key, baseline) => {
      const old = records.get(key);
      if (old !== undefined) records.set(key, { ...old, baseline: JSON.parse(JSON.stringify(baseline)) });
      return Promise.resolve();
    },
    setDeleted: (key, deletedAt) => {
      const old = records.get(key);
      if (old !== undefined) records.set(key, { ...old, deletedAt });
      return Promise.resolve();
    },
    rememberOpen: (key) => {
      settings.open = key;
      return Promise.resolve();
    },
    lastOpen: () => Promise.resolve(settings.open),
  };
  return { store, records, settings };
}

const atOnce = (task: () => void) => {
  task();
};

/**
 * An editor on a store in memory, with a calculator that tells what it was asked; figures of a design that `poison` knows
 * never come.
 */
export async function setUp(
  memory = memoryStore(),
  poison: (design: Design) => boolean = () => false,
  afterPaint: Ports['afterPaint'] = atOnce,
) {
  const saved: { name: string; content: string | Uint8Array }[] = [];
  const posted: string[] = [];
  const asked: string[] = [];
  const known = new Map<Design, Figures>();
  const foreseen = new Map<string, Command>();
  const whileOpening: (() => void)[] = [];
  const built = { zip: new Uint8Array([1, 2, 3]), pictureScale: 2 };
  let keys = 0;
  let picked: Uint8Array | null = null;
  const ports: Ports = {
    store: memory.store,
    files: {
      open: () => Promise.resolve(picked === null ? null : { name: 'picked.json', bytes: picked }),
      save: (name, content) => saved.push({ name, content }),
    },
    buildPackage: () => Promise.resolve(built),
    printDrawing: () => Promise.resolve(),
    priceLists: { pick: () => Promise.resolve(null), read: () => Promise.reject(new Error('no list')) },
    calculator: {
      open: (design, sequence) => {
        posted.push(`open ${String(sequence)}`);
        if (poison(design)) return Promise.reject(new Error('It did not end.'));
        whileOpening.pop()?.();
        return Promise.resolve({ evaluation: evaluate(design, awsPriceBook), ms: 1 });
      },
      foresee: (command) => foreseen.set(JSON.stringify(command), command),
      edit: (command, design, sequence) => {
        posted.push(`${command.type} ${String(sequence)}`);
        return foreseen.has(JSON.stringify(command))
          ? { evaluation: evaluate(design, awsPriceBook), ms: 7 }
          : undefined;
      },
      travel: (design, sequence) => {
        posted.push(`travel ${String(sequence)}`);
        return known.get(design);
      },
      ask: (kind) => {
        asked.push(kind);
        return Promise.resolve(null);
      },
    },
    newKey: () => `design-${String((keys += 1))}-${String(memory.records.size)}`,
    now: () => 5,
    wait: () => Promise.resolve(),
    afterPaint,
  };
  const editor = await startEditor(ports);
  const flush = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  return {
    editor,
    memory,
    saved,
    posted,
    asked,
    known,
    foreseen,
    whileOpening,
    built,
    flush,
    pick: (text: string) => {
      picked = new TextEncoder().encode(text);
    },
  };
}

/** The design on the screen. */
export const state = (editor: { getState: () => { design: Design } }) => editor.getState().design;
