import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../engine/commands/command.ts';
import type { Design } from '../../engine/design/design.ts';
import { parseTrafficList } from '../../engine/design/trafficText.ts';
import { evaluate } from '../../engine/evaluation/evaluate.ts';
import { securityOf } from '../../engine/evaluation/security.ts';
import { awsPriceBook } from '../../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { filtered, type MatrixFilter } from './matrixFilter.ts';
import { cellCommand, cellRefusal, matrixOf } from './matrixModel.ts';

const after = (design: Design, command: Command | null): Design => {
  const done = command === null ? null : applyCommand(design, command);
  if (done?.ok !== true) throw new Error(done?.error.message ?? 'no edit');
  return done.value;
};
const matrix = (design: Design) => matrixOf(design, evaluate(design, awsPriceBook), securityOf(agents1000));
const pair = { from: 'group:alb', to: 'group:mq' } as const;
const cellOf = (design: Design) => matrix(design).cells.get('edge:group:alb>group:mq');
const written = (design: Design, text: string): Command | null => {
  const read = parseTrafficList(text);
  if (!read.ok) throw new Error(read.error.message);
  return cellCommand(design, pair, cellOf(design)?.flows ?? [], read.value);
};

describe('a cell of the matrix', () => {
  it('is written as people write it, in one edit with both rules of each flow, and says it back', () => {
    const command = written(agents1000, '443/tcp, 8080; udp 53');
    const design = after(agents1000, command);

    expect(command).toMatchObject({ type: 'batch', label: 'Set what alb-sg may open to mq-sg' });
    expect(Object.keys(design.rules)).toHaveLength(Object.keys(agents1000.rules).length + 6);
    expect(cellOf(design)).toMatchObject({
      text: 'tcp 443, 8080, udp 53',
      whole: { kind: 'whole' },
      change: { kind: 'added', words: 'new' },
    });
    expect(written(design, cellOf(design)?.text ?? '')).toBeNull();
  });

  it('loses what is no longer written, says what has changed, and is gone when nothing is left', () => {
    const there = after(agents1000, written(agents1000, '443'));
    const command = written(there, '8443');
    expect(command).toMatchObject({ commands: [{ type: 'allowFlow' }, { type: 'removeFlow' }] });
    expect(cellOf(after(there, command))?.text).toBe('tcp 8443');
    expect(cellCommand(there, pair, cellOf(there)?.flows ?? [], [])).toEqual({ type: 'removeFlow', ...pair });

    const ref = 'edge:group:ecs-worker>group:rds';
    const worker = { from: 'group:ecs-worker', to: 'group:rds' };
    const changed = after(agents1000, {
      type: 'allowFlow',
      ...worker,
      traffic: { protocol: 'tcp', ports: null },
    });
    expect(matrix(changed).cells.get(ref)?.change).toEqual({ kind: 'changed', words: '+ tcp' });
    const gone = after(agents1000, { type: 'removeFlow', ...worker });
    expect(matrix(gone).cells.get(ref)).toMatchObject({
      text: '',
      change: { kind: 'removed', words: 'gone: tcp 5432' },
    });
    const half = after(agents1000, { type: 'removeRule', id: 'ecs-worker-to-rds' });
    expect(matrix(half).cells.get(ref)).toMatchObject({
      whole: { kind: 'half', words: 'no egress' },
      change: { kind: 'changed', words: 'tcp 5432: other half changed' },
    });
  });

  it('takes nothing where no rule can be', () => {
    expect(cellRefusal(agents1000, 'group:alb', 'group:mq')).toBeNull();
    expect(cellRefusal(agents1000, 'endpoint:s3', 'group:mq')).toMatch(/only answers/);
    expect(cellRefusal(agents1000, 'cidr:0.0.0.0/0', 'endpoint:s3')).toMatch(/neither end/);
    expect(cellRefusal(agents1000, 'group:gone', 'group:mq')).toMatch(/no longer/);
  });
});

describe('the matrix', () => {
  it('names at its sides what carries each group', () => {
    const { rows, columns } = matrix(agents1000);
    expect(rows.find(({ ref }) => ref === 'group:rds')?.attached).toMatch(/PostgreSQL|RDS/i);
    expect(columns.find(({ ref }) => ref === 'group:vpc-endpoints')?.attached).toMatch(/ECR/i);
    expect(rows.map(({ ref }) => ref)).not.toContain('endpoint:s3');
    expect(columns.map(({ ref }) => ref)).toContain('endpoint:s3');
  });

  it('is narrowed to what is open, half or changed, to a port, and to a group with its partners', () => {
    const all = matrix(after(agents1000, { type: 'removeRule', id: 'ecs-worker-to-rds' }));
    const found = (filter: Partial<MatrixFilter>) =>
      filtered(all, { show: 'all', port: '', name: '', ...filter }).cells.map(
        ({ from, to }) => `${from}>${to}`,
      );

    expect(found({ show: 'open' })).toEqual(['cidr:0.0.0.0/0>group:alb']);
    expect(found({ show: 'half' })).toEqual(['group:ecs-worker>group:rds']);
    expect(found({ show: 'changed' })).toEqual(['group:ecs-worker>group:rds']);
    expect(found({ port: '61614' }).every((cell) => cell.endsWith('group:mq'))).toBe(true);
    expect(found({ port: '61614' }).length).toBeGreaterThan(0);
    expect(found({ name: 'mq-sg' }).every((cell) => cell.includes('group:mq'))).toBe(true);
    const narrowed = filtered(all, { show: 'half', port: '', name: '' });
    expect(narrowed.rows.map(({ ref }) => ref)).toEqual(['group:ecs-worker']);
    expect(narrowed.columns.map(({ ref }) => ref)).toEqual(['group:rds']);
    expect(filtered(all, { show: 'all', port: 'htps', name: '' }).portProblem).toMatch(/nearest is https/);
  });
});
