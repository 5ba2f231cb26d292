import type { ComponentProps, ReactNode } from 'react';

import type { Command } from '../engine/commands/command.ts';
import { useEditor } from './EditorContext.tsx';
import { whenNear } from './whenNear.ts';
import { useReading } from './reading.ts';

type Props = Omit<ComponentProps<'button'>, 'type' | 'onPointerDown' | 'onFocus'> & {
  /** The edit that it makes; its figures are computed from the press on. A button may do something else instead. */
  readonly edit?: Command | undefined;
  /** What stands in its place while the page is there to be read; nothing unless it is given. */
  readonly whileReading?: ReactNode;
};

/** A button that edits the network: a review, which could only refuse it, does not offer it. */
export function EditButton({ whileReading = null, edit, ...button }: Props) {
  const reading = useReading();
  if (reading) return whileReading;
  return edit === undefined ? <button type="button" {...button} /> : <OneEdit {...button} edit={edit} />;
}

function OneEdit({ edit, ...button }: ComponentProps<'button'> & { readonly edit: Command }) {
  const editor = useEditor();
  const near = whenNear(() => editor.foresee(edit));
  return <button type="button" onClick={() => editor.dispatch(edit)} {...near} {...button} />;
}

/** What edits the network and is more than a button, such as a form to add something: not there in a review. */
export function WhileEditing({ children }: { readonly children: ReactNode }) {
  return useReading() ? null : children;
}
