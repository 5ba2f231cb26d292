import type { Shortfall } from '../../engine/evaluation/evaluation.ts';
import { EditButton } from '../EditButton.tsx';

const stepNames = {
  'wider-subnets': 'Widen the subnets',
  'more-blocks': 'Add VPC blocks and widen the subnets',
  'fewer-agents': 'Plan for fewer agents',
  'less-headroom': 'Plan with less headroom',
} as const;

/** A need that does not fit: what is short, and each change that would be enough, ready to make. */
export function ShortfallNote({ shortfall }: { readonly shortfall: Shortfall }) {
  return (
    <section className="shortfall" aria-label="What does not fit">
      <p>
        <strong>It does not fit.</strong> {shortfall.sentence}
      </p>
      <p className="muted">Any one of these is enough, and is the least of its kind:</p>
      <ul>
        {shortfall.remedies.map(({ kind, sentence, commands }) => (
          <li key={kind}>
            <span>{sentence}</span>
            {commands.length > 0 && (
              <EditButton className="smallButton" edit={{ type: 'batch', label: stepNames[kind], commands }}>
                {stepNames[kind]}
              </EditButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
