import type { Ceiling, Reach } from '../../engine/growth/ceilings.ts';
import { formatCount } from '../format.ts';
import { SourceLink } from './Consequence.tsx';

const reachWords: Readonly<Record<Reach, string>> = {
  drawn: 'As it is drawn',
  blocks: 'With further subnets in the VPC’s blocks',
  'default-quotas': 'With further blocks, under AWS’s default quotas',
  'raised-quotas': 'With every quota raised as far as AWS does',
};

/** The most agents within each reach, and what stops the next one. */
export function Ceilings({ ceilings }: { readonly ceilings: readonly Ceiling[] }) {
  if (ceilings.length === 0) return null;
  return (
    <section>
      <h3 className="heading">How far this plan goes without renumbering</h3>
      <table className="table" aria-label="How far this plan goes">
        <thead>
          <tr>
            <th scope="col">Reach</th>
            <th scope="col" className="number">
              Agents
            </th>
            <th scope="col">What stops the next one</th>
          </tr>
        </thead>
        <tbody>
          {ceilings.map(({ reach, agents, stop }) => (
            <tr key={reach}>
              <th scope="row" className="wide">
                {reachWords[reach]}
              </th>
              <td className="number">{formatCount(agents)}</td>
              <td className="wide">
                {stop.why} {stop.source && <SourceLink source={stop.source} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
