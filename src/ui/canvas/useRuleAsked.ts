import { type RefObject, useState } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import type { RuleAsked } from './RuleQuestion.tsx';
import type { CanvasView } from './view.ts';

/** Room that a question needs, in pixels. */
const QUESTION = { width: 304, height: 210 } as const;

type Pointer = { readonly clientX: number; readonly clientY: number };

/** The question about a rule that is open: where the pointer was, or below the box or label it is about. */
export function useRuleAsked(
  view: CanvasView,
  section: RefObject<HTMLElement | null>,
  frames: Readonly<Record<Ref, Rect>>,
) {
  const [asked, setAsked] = useState<RuleAsked | null>(null);

  const ask = (question: RuleAsked['question'], at?: Pointer) => {
    const bounds = section.current?.getBoundingClientRect();
    const place =
      at !== undefined && bounds !== undefined
        ? { left: at.clientX - bounds.left, top: at.clientY - bounds.top }
        : below(subjectOf(question), frames, view);
    const size = view.size();
    const within = (value: number, room: number) => Math.max(8, Math.min(value, room));
    setAsked({
      question,
      at: {
        left: within(place.left, size.width - QUESTION.width),
        top: within(place.top, size.height - QUESTION.height),
      },
    });
  };

  return { asked, ask, close: () => setAsked(null) };
}

const subjectOf = (question: RuleAsked['question']): Ref =>
  question.kind === 'edit' ? question.edge : question.kind === 'from-range' ? 'vpc' : question.from;

function below(thing: Ref, frames: Readonly<Record<Ref, Rect>>, view: CanvasView) {
  const { x, y, zoom } = view.now();
  const rect = frames[thing] ?? { x: 0, y: 0, width: 0, height: 0 };
  return { left: rect.x * zoom + x, top: (rect.y + rect.height) * zoom + y };
}
