import type { Design } from '../../engine/design/design.ts';
import type { Projection } from '../../engine/growth/projection.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount } from '../format.ts';

type Props = { readonly projection: Projection; readonly tiers: Design['tiers'] };

const never = (months: readonly string[]) => `not by ${months.at(-1) ?? ''}`;

/** When each tier is full, and every month of it in figures: what the chart draws. */
export function ProjectionTable({ projection, tiers }: Props) {
  return (
    <section>
      <h3 className="heading">When each tier is full</h3>
      <div className="scroller">
        <FullMonths projection={projection} tiers={tiers} />
      </div>
      <details>
        <summary>Every month in figures</summary>
        <div className="scroller">
          <Months projection={projection} tiers={tiers} />
        </div>
      </details>
    </section>
  );
}

function FullMonths({ projection, tiers }: Props) {
  const { months, vpc } = projection;
  return (
    <table className="table" aria-label="When each tier is full">
      <thead>
        <tr>
          <th scope="col">Tier</th>
          <th scope="col" className="number">
            Capacity
          </th>
          <th scope="col">Full in</th>
          <th scope="col">Full with one zone lost</th>
        </tr>
      </thead>
      <tbody>
        {projection.tiers.map(({ tier, capacity, grows, fullIn, fullWithoutZoneIn, capacityWithoutZone }) => (
          <tr key={tier}>
            <th scope="row" className="wide">
              {visibleText(tiers[tier]?.name ?? tier)}
            </th>
            <td className="number">{formatCount(capacity)}</td>
            <td>{fullIn ?? (grows ? never(months) : 'does not grow')}</td>
            <td>
              {capacityWithoutZone === null
                ? 'stands in one zone'
                : (fullWithoutZoneIn ?? (grows ? never(months) : 'does not grow'))}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="wide">
            The VPC’s blocks, further subnets included
          </th>
          <td className="number">
            {vpc.agentsInBlocks === null ? '–' : `${formatCount(vpc.agentsInBlocks)} agents`}
          </td>
          <td colSpan={2}>{vpc.fullIn ?? never(months)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Months({ projection, tiers }: Props) {
  const { months, agents, vpc } = projection;
  return (
    <table className="table" aria-label="Demand by month">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="number">
            Agents
          </th>
          {projection.tiers.map(({ tier }) => (
            <th key={tier} scope="col" className="number">
              {visibleText(tiers[tier]?.name ?? tier)}
            </th>
          ))}
          <th scope="col" className="number">
            All tiers
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((month, place) => (
          <tr key={month}>
            <th scope="row" className="mono">
              {month}
            </th>
            <td className="number">{formatCount(agents[place] ?? 0)}</td>
            {projection.tiers.map(({ tier, demand, capacity }) => (
              <td key={tier} className="number">
                {formatCount(demand[place] ?? 0)}
                {(demand[place] ?? 0) > capacity && <strong className="bad"> full</strong>}
              </td>
            ))}
            <td className="number">{formatCount(vpc.demand[place] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
