import { describe, expect, it } from 'vitest';
import { framesIn } from './frameWork.ts';

const task = (ts: number, tdur: number, tid = 1) => ({ name: 'RunTask', ph: 'X', pid: 1, tid, ts, tdur });
const draw = (ts: number, tid = 1) => ({ name: 'ProxyMain::BeginMainFrame', ph: 'X', pid: 1, tid, ts });

describe('the frames in a recording', () => {
  it('hold their own task and all that follow until the next is drawn', () => {
    const first = [task(0, 900), task(1000, 5000), draw(1020), task(7000, 2000)];
    expect(framesIn([...first, task(17_000, 4000), draw(17_050)])).toEqual([
      { at: 1020, ms: 7 },
      { at: 17_050, ms: 4 },
    ]);
  });

  it('are those of the page, not of another that also draws', () => {
    const page = [task(0, 1000), draw(10), task(16_000, 3000), draw(16_010)];
    const other = [task(5, 9000, 2), draw(15, 2)];
    expect(framesIn([...other, ...page])).toEqual([
      { at: 10, ms: 1 },
      { at: 16_010, ms: 3 },
    ]);
  });
});
