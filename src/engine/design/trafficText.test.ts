import { describe, expect, it } from 'vitest';

import { formatPorts, parseTraffic } from './trafficText.ts';

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
  ])('reads %j', (text, read) => {
    expect(parseTraffic(text, 'tcp')).toEqual(read);
  });

  it.each([
    ['https', '“https” is not a port'],
    ['70000', 'Port 70000 is above 65535'],
    ['8100-8000', 'write 8000-8100'],
    ['443 80', 'more than one port'],
    ['443 all', 'All traffic has no ports'],
    ['icmp 8', 'ICMP has no ports'],
  ])('says what is wrong with %j', (text, sentence) => {
    const read = parseTraffic(text, 'tcp');

    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.error.message).toContain(sentence);
  });

  it('reads back what a field shows of a rule', () => {
    for (const text of ['443', '8000-8100', '']) {
      const read = parseTraffic(text, 'udp');
      expect(read.ok && formatPorts(read.value)).toBe(text);
    }
  });
});
