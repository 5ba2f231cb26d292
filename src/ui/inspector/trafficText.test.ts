import { describe, expect, it } from 'vitest';

import { formatPorts, parsePorts } from './trafficText.ts';

describe('ports as people write them', () => {
  it.each([
    ['443', { from: 443, to: 443 }],
    [' 8000 - 8100 ', { from: 8000, to: 8100 }],
    ['8100-8000', { from: 8000, to: 8100 }],
    ['0-65535', { from: 0, to: 65535 }],
    ['', null],
    ['all', null],
  ])('reads %o', (text, ports) => {
    expect(parsePorts(text)).toEqual({ ok: true, value: ports });
  });

  it('reads what it writes', () => {
    for (const ports of [null, { from: 22, to: 22 }, { from: 1, to: 9 }]) {
      expect(parsePorts(formatPorts(ports))).toEqual({ ok: true, value: ports });
    }
  });

  it('says what is wrong with anything else', () => {
    expect(parsePorts('http')).toMatchObject({ ok: false, error: { type: 'ports/unreadable' } });
    expect(parsePorts('443,80')).toMatchObject({ ok: false, error: { type: 'ports/unreadable' } });
    expect(parsePorts('70000')).toMatchObject({
      ok: false,
      error: { type: 'ports/tooHigh', suggestion: '65535' },
    });
  });
});
