import { describe, expect, it } from 'vitest';

import { trafficLabel } from './traffic.ts';
import { formatPorts, parseTraffic, parseTrafficList } from './trafficText.ts';

const tcp = (from: number, to = from) => ({ ok: true, value: { protocol: 'tcp', ports: { from, to } } });

describe('parseTraffic', () => {
  it.each([
    ['443', tcp(443)],
    [' 443 ', tcp(443)],
    ['8000-8100', tcp(8000, 8100)],
    ['8000 – 8100', tcp(8000, 8100)],
    ['443/tcp', tcp(443)],
    ['tcp 443', tcp(443)],
    ['TCP:443', tcp(443)],
    ['53/udp', { ok: true, value: { protocol: 'udp', ports: { from: 53, to: 53 } } }],
    ['', { ok: true, value: { protocol: 'tcp', ports: null } }],
    ['any', { ok: true, value: { protocol: 'tcp', ports: null } }],
    ['all', { ok: true, value: { protocol: 'all', ports: null } }],
    ['https', tcp(443)],
    ['ntp', { ok: true, value: { protocol: 'udp', ports: { from: 123, to: 123 } } }],
    ['udp https', { ok: true, value: { protocol: 'udp', ports: { from: 443, to: 443 } } }],
    ['icmp 8', { ok: true, value: { protocol: 'icmp', ports: { from: 8, to: -1 } } }],
    ['icmp 3/4', { ok: true, value: { protocol: 'icmp', ports: { from: 3, to: 4 } } }],
    ['protocol 50', { ok: true, value: { protocol: '50', ports: null } }],
    ['protocol 17', { ok: true, value: { protocol: 'udp', ports: null } }],
  ])('reads %j', (text, read) => {
    expect(parseTraffic(text, 'tcp')).toEqual(read);
  });

  it.each([
    ['nobody', '“nobody” is not a port'],
    ['htps', 'the nearest is https'],
    ['70000', 'Port 70000 is above 65535'],
    ['8100-8000', 'write 8000-8100'],
    ['443 80', 'more than one port'],
    ['443 all', 'All traffic has no ports'],
    ['esp 8', 'Protocol 50 has no ports'],
    ['icmp 256', 'from 0 to 255'],
  ])('says what is wrong with %j', (text, sentence) => {
    const read = parseTraffic(text, 'tcp');

    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.error.message).toContain(sentence);
  });

  it('reads types and codes where icmp is chosen', () => {
    expect(parseTraffic('echo-request', 'icmp')).toEqual({
      ok: true,
      value: { protocol: 'icmp', ports: { from: 8, to: -1 } },
    });
    expect(parseTraffic('443', 'icmp').ok).toBe(false);
    expect(parseTraffic('any', 'icmpv6')).toEqual({ ok: true, value: { protocol: 'icmpv6', ports: null } });
  });

  it('reads several, of which one may leave out its protocol', () => {
    const list = (text: string) => {
      const read = parseTrafficList(text);
      return read.ok ? read.value.map(trafficLabel) : read.error.message;
    };

    expect(list('udp 53, 123; https and 8000-8010/tcp')).toEqual([
      'udp 53',
      'udp 123',
      'tcp 443',
      'tcp 8000-8010',
    ]);
    expect(list(' , ')).toContain('Nothing is written');
    expect(list('443, 70000')).toContain('above 65535');
  });

  it('reads back what a field shows of a rule', () => {
    for (const text of ['443', '8000-8100', '']) {
      const read = parseTraffic(text, 'udp');
      expect(read.ok && formatPorts(read.value)).toBe(text);
    }
  });
});
