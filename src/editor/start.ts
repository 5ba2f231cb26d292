import type { Design } from '../engine/design/design.ts';
import { templates } from '../engine/templates/templates.ts';
import { createEditor, type RunningEditor } from './editor.ts';
import { freshDesign, readStored, type OpenedDesign } from './openedDesign.ts';
import type { Ports } from './ports.ts';

type Found = { readonly opened: OpenedDesign; readonly storeProblem: string | null };

const reasonOf = (failure: unknown) => (failure instanceof Error ? failure.message : String(failure));

/** The design that was open last, if it is there and can be read; what is wrong with it is never a reason to lose it. */
async function lastOpened({ store }: Ports): Promise<{ opened?: OpenedDesign; problem?: string }> {
  const key = await store.lastOpen();
  const stored = key === undefined ? undefined : await store.load(key);
  if (stored === undefined) return {};
  const read = readStored(stored);
  return read.ok
    ? { opened: read.value }
    : {
        problem: `The design that was open cannot be read (${read.error.message}) and stays in the list untouched.`,
      };
}

function firstTemplate(): Design {
  const [template] = templates;
  if (template === undefined) throw new Error('there is no template to begin with');
  return template.design;
}

async function addTemplate(ports: Ports, notice: string | undefined): Promise<Found> {
  const opened = freshDesign(ports.newKey(), firstTemplate());
  const said = notice === undefined ? {} : { notice };
  try {
    const history = { base: opened.design, commands: [], cursor: 0 };
    const turn = { after: 0, by: ports.newKey() };
    const writes = (await ports.store.create(opened.key, opened.design, history, turn)) ?? 0;
    await ports.store.rememberOpen(opened.key);
    return { opened: { ...opened, ...said, writes }, storeProblem: null };
  } catch (failure) {
    return { opened: { ...opened, ...said }, storeProblem: reasonOf(failure) };
  }
}

async function firstDesign(ports: Ports): Promise<Found> {
  try {
    const { opened, problem } = await lastOpened(ports);
    if (opened !== undefined) return { opened, storeProblem: null };
    return await addTemplate(ports, problem);
  } catch (failure) {
    const { opened } = await addTemplate(ports, undefined);
    return { opened, storeProblem: reasonOf(failure) };
  }
}

/** A design whose figures cannot be computed would keep its owner out for good: the template opens in its place. */
async function evaluated(ports: Ports, found: Found, sequence: number) {
  try {
    return { ...found, ...(await ports.calculator.open(found.opened.design, sequence)) };
  } catch (failure) {
    const figures = await ports.calculator.open(firstTemplate(), sequence);
    const { name } = found.opened.design;
    const notice = `${name} stays in the list untouched. ${reasonOf(failure)}`;
    return { ...(await addTemplate(ports, notice)), ...figures };
  }
}

/**
 * Brings the page to its first design: the one that was open, else the first template as a new design. Rejects
 * only when its figures cannot be computed; a store that cannot be used is part of the state instead.
 */
export async function startEditor(ports: Ports): Promise<RunningEditor> {
  const sequence = 0;
  const { opened, storeProblem, evaluation, ms } = await evaluated(ports, await firstDesign(ports), sequence);
  const designs = await ports.store.list().catch(() => []);
  const editor = createEditor(ports, { opened, sequence, evaluation, ms, designs, storeProblem });
  if (opened.notice !== undefined) editor.notify({ severity: 'warning', message: opened.notice });
  return editor;
}
