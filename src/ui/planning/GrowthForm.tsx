import type { Command } from '../../engine/commands/command.ts';
import { monthAfter } from '../../engine/design/months.ts';
import type { Requirements } from '../../engine/design/design.ts';
import { calendarDate } from '../format.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { NumberField, TextField } from '../inspector/fields.tsx';
import { useReading } from '../reading.ts';

type Growth = NonNullable<Requirements['growth']>;

const set = (changes: Partial<Requirements>): Command => ({ type: 'setRequirements', changes });

/** How the agents grow: by a rate, or to targets with a month each. */
export function GrowthForm() {
  const { growth, agentsNow, agents } = useEditorState(designOf).requirements;
  const reading = useReading();
  if (growth === null && reading) return null;
  if (growth === null) {
    const from = calendarDate(new Date()).slice(0, 7);
    return (
      <section>
        <h3 className="heading">Growth by month</h3>
        <p className="growthChoices">
          <EditButton className="smallButton" edit={set({ growth: { from, monthlyRate: 0.1, targets: [] } })}>
            By a monthly rate
          </EditButton>
          <EditButton
            className="smallButton"
            edit={set({
              growth: { from, monthlyRate: 0, targets: [{ month: monthAfter(from, 12), agents }] },
            })}
          >
            By dated targets
          </EditButton>
        </p>
      </section>
    );
  }
  const grow = (changes: Partial<Growth>) => set({ growth: { ...growth, ...changes } });
  return (
    <section>
      <h3 className="heading">Growth by month</h3>
      <div className="growthFields">
        <TextField label="From month" mono value={growth.from} edit={(from) => grow({ from: from.trim() })} />
        <NumberField label="Agents then" value={agentsNow} edit={(value) => set({ agentsNow: value })} />
        <NumberField
          label={growth.targets.length === 0 ? '% a month' : '% a month later on'}
          value={Math.round(growth.monthlyRate * 10_000) / 100}
          edit={(percent) => grow({ monthlyRate: percent / 100 })}
        />
      </div>
      <Targets growth={growth} grow={grow} />
      <p className="growthChoices">
        <EditButton className="smallButton" edit={grow({ targets: withOneMore(growth, agents) })}>
          Add a target
        </EditButton>
        <EditButton className="smallButton quiet" edit={set({ growth: null })}>
          Forget the growth
        </EditButton>
      </p>
    </section>
  );
}

/** A target half a year after the last one, for as many agents as the last or the requirements say. */
function withOneMore({ from, targets }: Growth, agents: number): Growth['targets'] {
  const last = targets.at(-1);
  return [...targets, { month: monthAfter(last?.month ?? from, 6), agents: last?.agents ?? agents }];
}

function Targets({
  growth: { targets },
  grow,
}: {
  readonly growth: Growth;
  readonly grow: (changes: Partial<Growth>) => Command;
}) {
  const replace = (place: number, change: Partial<Growth['targets'][number]>) =>
    grow({ targets: targets.map((target, at) => (at === place ? { ...target, ...change } : target)) });
  return (
    <ol className="targets">
      {targets.map(({ month, agents }, place) => (
        <li key={month}>
          <TextField
            label={`Month of target ${place + 1}`}
            mono
            value={month}
            edit={(text) => replace(place, { month: text.trim() })}
          />
          <NumberField
            label={`Agents of target ${place + 1}`}
            value={agents}
            edit={(value) => replace(place, { agents: value })}
          />
          <EditButton
            className="smallButton quiet"
            aria-label={`Remove target ${place + 1}`}
            edit={grow({ targets: targets.filter((_, at) => at !== place) })}
          >
            Remove
          </EditButton>
        </li>
      ))}
    </ol>
  );
}
