import { useState } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import type { Design, Ref, Traffic } from '../../engine/design/design.ts';
import { readRange } from '../../engine/design/rangeText.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { err, type Result } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { ConnectPopover } from './ConnectPopover.tsx';
import { canConnect, connect } from './fromGesture.ts';
import { endsOf, shortName } from './names.ts';
import type { ShownScene } from './useScene.ts';

export type RuleAsked = {
  readonly at: { readonly left: number; readonly top: number };
  readonly question:
    | { readonly kind: 'new'; readonly from: Ref; readonly to: Ref }
    /** The arrow ended beside every box: the other end is an address range or a prefix list. */
    | { readonly kind: 'range'; readonly from: Ref }
    /** An address range is let in: both it and the group are asked. */
    | { readonly kind: 'from-range' }
    /** No arrow was drawn: the other end is chosen from a list. */
    | { readonly kind: 'choose'; readonly from: Ref }
    | { readonly kind: 'edit'; readonly edge: Ref };
};

type Props = {
  readonly asked: RuleAsked;
  readonly shown: ShownScene;
  readonly dispatch: (command: Command) => Result<unknown, string>;
  readonly onClose: () => void;
};

const RANGE = 'range:';

/** Asks for what a rule lets through: a new one between two boxes, or one that is there. */
export function RuleQuestion({ asked: { question, at }, shown, dispatch, onClose }: Props) {
  const { design, evaluation } = shown;
  const [flowAt, setFlowAt] = useState(0);
  const label = (ref: Ref) => visibleText(shortName(ref, design, evaluation));
  const finish = (done: Result<unknown, string>) => {
    if (done.ok) onClose();
    return done;
  };

  if (question.kind === 'edit') {
    const ends = endsOf(question.edge);
    const flows = evaluation.security.edges.find(({ ref }) => ref === question.edge)?.flows ?? [];
    const flow = flows[flowAt] ?? flows[0];
    if (ends === null || flow === undefined) return null;
    return (
      <ConnectPopover
        key={flowAt}
        title={`${label(ends.from)} to ${label(ends.to)}${flows.length > 1 ? `: rule ${String(flowAt + 1)} of ${String(flows.length)}` : ''}`}
        at={at}
        now={flow.traffic}
        submitLabel={flowAt < flows.length - 1 ? 'Change and next' : 'Change'}
        onSubmit={(traffic) => {
          const same = JSON.stringify(traffic) === JSON.stringify(flow.traffic);
          const command: Command = { type: 'setFlow', ...ends, traffic: flow.traffic, changes: { traffic } };
          const done: Result<unknown, string> = same ? { ok: true, value: null } : dispatch(command);
          if (done.ok && flowAt < flows.length - 1) setFlowAt(flowAt + 1);
          else if (done.ok) onClose();
          return done;
        }}
        onClose={onClose}
      />
    );
  }

  if (question.kind === 'from-range') {
    const groups = Object.keys(design.securityGroups).map((id) => `group:${id}`);
    return (
      <ConnectPopover
        title="Allow an address range or prefix list to reach a group"
        at={at}
        choices={groups.map((ref) => ({ ref, label: label(ref) }))}
        asksRange
        submitLabel="Allow"
        onSubmit={(traffic, { range, choice }) =>
          withRange(design, range, (from) => finish(dispatch(connect(from, choice, traffic))))
        }
        onClose={onClose}
      />
    );
  }

  const { from } = question;
  if (question.kind === 'new') {
    return (
      <ConnectPopover
        title={`Allow ${label(from)} to reach ${label(question.to)}`}
        at={at}
        submitLabel="Allow"
        onSubmit={(traffic) => finish(dispatch(connect(from, question.to, traffic)))}
        onClose={onClose}
      />
    );
  }
  return (
    <OpenEnd
      from={from}
      at={at}
      startsWithRange={question.kind === 'range'}
      shown={shown}
      onAllow={(to, traffic) => finish(dispatch(connect(from, to, traffic)))}
      onClose={onClose}
    />
  );
}

/** What becomes of the range that was written, or why it is none. */
function withRange(
  design: Design,
  written: string,
  allow: (range: Ref) => Result<unknown, string>,
): Result<unknown, string> {
  const range = readRange(design, written);
  return range.ok ? allow(peerRef(range.value)) : err(range.error.message);
}

type OpenEndProps = {
  readonly from: Ref;
  readonly at: RuleAsked['at'];
  readonly startsWithRange: boolean;
  readonly shown: ShownScene;
  readonly onAllow: (to: Ref, traffic: Traffic) => Result<unknown, string>;
  readonly onClose: () => void;
};

function OpenEnd({
  from,
  at,
  startsWithRange,
  shown: { design, evaluation },
  onAllow,
  onClose,
}: OpenEndProps) {
  const [asksRange, setAsksRange] = useState(startsWithRange);
  const label = (ref: Ref) => visibleText(shortName(ref, design, evaluation));
  const boxes = [
    ...Object.keys(design.securityGroups).map((id) => `group:${id}`),
    ...Object.entries(design.endpoints).flatMap(([id, { type }]) =>
      type === 'gateway' ? [`endpoint:${id}`] : [],
    ),
    ...evaluation.security.nodes.flatMap(({ ref }) => (/^(cidr|prefix-list):/.test(ref) ? [ref] : [])),
  ].filter((ref) => ref !== from && canConnect(from, ref));
  const choices = [
    ...boxes.map((ref) => ({ ref, label: label(ref) })),
    ...(from.startsWith('group:') ? [{ ref: RANGE, label: 'Another address range or prefix list…' }] : []),
  ];
  return (
    <ConnectPopover
      key={String(asksRange)}
      title={`Allow ${label(from)} to reach ${asksRange ? 'an address range or prefix list' : '…'}`}
      at={at}
      {...(asksRange ? {} : { choices })}
      asksRange={asksRange}
      submitLabel="Allow"
      onSubmit={(traffic, { range, choice }) => {
        if (asksRange) return withRange(design, range, (to) => onAllow(to, traffic));
        if (choice !== RANGE) return onAllow(choice, traffic);
        setAsksRange(true);
        return { ok: true, value: null };
      }}
      onClose={onClose}
    />
  );
}
