import { describe, expect, it } from 'vitest';

import {
  calendarDate,
  formatDelta,
  formatShare,
  formatTime,
  formatUnitPrice,
  formatUsd,
  plural,
} from './format.ts';

describe('figures as people read them', () => {
  it('shows money with cents and never turns an unknown figure into zero', () => {
    expect(formatUsd(219)).toBe('$219.00');
    expect(formatUsd(1234.5)).toBe('$1,234.50');
    expect(formatUsd(null)).toBe('–');
  });

  it('shows a difference with its sign, and a difference below a cent as none', () => {
    expect(formatDelta(-73)).toBe('−$73.00');
    expect(formatDelta(3.65)).toBe('+$3.65');
    expect(formatDelta(-0.001)).toBe('$0.00');
  });

  it('keeps every digit of a unit price', () => {
    expect(formatUnitPrice(0.045)).toBe('$0.045');
    expect(formatUnitPrice(0.000012)).toBe('$0.000012');
    expect(formatUnitPrice(null)).toBe('not known');
  });

  it('shows a share with a decimal where it has one', () => {
    expect(formatShare(5376 / 65536)).toBe('8.2 %');
    expect(formatShare(1)).toBe('100 %');
  });

  it('counts one thing as one', () => {
    expect(plural(1, 'zone')).toBe('1 zone');
    expect(plural(2, 'entry', 'entries')).toBe('2 entries');
  });

  it('leaves the day out of a time of today only', () => {
    const now = new Date(2026, 10, 22, 15, 0).getTime();
    expect(formatTime(new Date(2026, 10, 22, 14, 2).getTime(), now)).toBe('14:02');
    expect(formatTime(new Date(2026, 10, 21, 14, 2).getTime(), now)).toBe('21 Nov, 14:02');
  });

  it('writes the date of the place, not of Greenwich', () => {
    expect(calendarDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
