import { useState } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { useEditor } from '../EditorContext.tsx';
import { instantText } from '../format.ts';
import { keepPersonName, lastPersonName } from '../personName.ts';

/** Who does something and when, as the tracker's commands want it. */
export type Act = { readonly by: string; readonly at: string };

/** Who is at the screen, and a way to do something under that name, now; what is refused is told beside it. */
export function useAct() {
  const editor = useEditor();
  const [name, setName] = useState(lastPersonName);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = (command: (act: Act) => Command): boolean => {
    const by = keepPersonName(name);
    if (by === '') {
      setRefusal({ type: 'tracker/no-name', message: 'Type your name first; it stands in the log.' });
      return false;
    }
    const result = editor.dispatch(command({ by, at: instantText(new Date()) }), { quiet: true });
    setRefusal(result.ok ? null : result.error);
    return result.ok;
  };
  return { name, setName, refusal, act };
}
