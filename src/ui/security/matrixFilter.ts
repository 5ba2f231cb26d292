import type { Traffic } from '../../engine/design/design.ts';
import { parseTraffic } from '../../engine/design/trafficText.ts';
import { covers } from '../../engine/evaluation/traffic.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { type Matrix, type MatrixCell, type MatrixEnd } from './matrixModel.ts';

/** Which cells are looked for. */
export const matrixShows = ['all', 'allowed', 'open', 'half', 'changed'] as const;
export type MatrixShow = (typeof matrixShows)[number];

export type MatrixFilter = {
  readonly show: MatrixShow;
  /** A port or protocol as people write it; empty for any. */
  readonly port: string;
  /** Part of a group's name or of what carries it; empty for any. */
  readonly name: string;
};

export type Filtered = {
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  readonly cells: readonly MatrixCell[];
  /** Why the port is not understood; then it narrows nothing. */
  readonly portProblem: string | null;
};

/** The rows and columns that hold a cell that is looked for; all of them when nothing is. */
export function filtered(matrix: Matrix, { show, port, name }: MatrixFilter): Filtered {
  const read = port.trim() === '' ? null : parseTraffic(port);
  const traffic = read?.ok === true ? read.value : null;
  const portProblem = read?.ok === false ? read.error.message : null;
  const wanted = name.trim().toLowerCase();
  const isNamed = ({ label, attached }: MatrixEnd) =>
    visibleText(`${label} ${attached}`).toLowerCase().includes(wanted);
  const named = new Set(matrix.columns.filter(isNamed).map(({ ref }) => ref));
  const cells = [...matrix.cells.values()].filter(
    (cell) =>
      fits(cell, show) &&
      (traffic === null || admits(cell, traffic)) &&
      (wanted === '' || named.has(cell.from) || named.has(cell.to)),
  );
  if (show === 'all' && traffic === null) {
    // A group that is searched for is shown with everyone it may be connected to.
    const rows = wanted === '' ? matrix.rows : withPartners(matrix.rows, named, cells);
    return {
      rows,
      columns: wanted === '' ? matrix.columns : withPartners(matrix.columns, named, cells),
      cells,
      portProblem,
    };
  }
  const from = new Set(cells.map((cell) => cell.from));
  const to = new Set(cells.map((cell) => cell.to));
  return {
    rows: matrix.rows.filter(({ ref }) => from.has(ref)),
    columns: matrix.columns.filter(({ ref }) => to.has(ref)),
    cells,
    portProblem,
  };
}

function withPartners(
  ends: readonly MatrixEnd[],
  named: ReadonlySet<string>,
  cells: readonly MatrixCell[],
): readonly MatrixEnd[] {
  const partners = new Set(cells.flatMap(({ from, to }) => [from, to]));
  return ends.filter(({ ref }) => named.has(ref) || partners.has(ref));
}

function fits({ flows, open, whole, change }: MatrixCell, show: MatrixShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'allowed':
      return flows.length > 0;
    case 'open':
      return open;
    case 'half':
      return whole.kind !== 'whole';
    case 'changed':
      return change !== null;
  }
}

const admits = ({ flows }: MatrixCell, traffic: Traffic): boolean =>
  flows.some((flow) => covers(flow.traffic, traffic));
