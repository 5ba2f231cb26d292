import { describe, expect, it } from 'vitest';
import type { Traffic } from '../design/design.ts';
import { addressesText, addressText, symbolAddress } from './addresses.ts';
import { ALL_HEADERS, headersOfTraffic, NO_HEADERS, subtract, unionAll } from './headerSet.ts';
import { headerSetJson, headerText, trafficText } from './headerText.ts';

const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });

describe('trafficText', () => {
  it.each<[string, readonly Traffic[]]>([
    ['nothing', []],
    ['tcp 443', [tcp(443)]],
    ['tcp 8080-8090, udp 53', [{ protocol: 'udp', ports: { from: 53, to: 53 } }, tcp(8080, 8090)]],
    ['tcp 80, tcp 443-444', [tcp(444), tcp(80), tcp(443)]],
    [
      'tcp, udp',
      [
        { protocol: 'udp', ports: null },
        { protocol: '6', ports: null },
      ],
    ],
    ['icmp type 8 code 0', [{ protocol: 'icmp', ports: { from: 8, to: 0 } }]],
    ['icmpv6', [{ protocol: 'icmpv6', ports: null }]],
    [
      'protocol 50-51',
      [
        { protocol: '51', ports: null },
        { protocol: '50', ports: null },
      ],
    ],
    ['all traffic', [{ protocol: 'all', ports: null }]],
  ])('says "%s"', (text, traffic) => {
    expect(trafficText(unionAll(traffic.map(headersOfTraffic)))).toBe(text);
  });

  it('says what is missing where that is shorter', () => {
    expect(trafficText(subtract(ALL_HEADERS, headersOfTraffic(tcp(22))))).toBe('all but tcp 22');
    expect(trafficText(NO_HEADERS)).toBe('nothing');
  });
});

describe('addresses in words', () => {
  it('are blocks where they are, ranges otherwise, and names for what nobody knows', () => {
    expect(addressesText([167_772_160, 167_772_416, 167_772_420, 167_772_426])).toEqual([
      '10.0.0.0/24',
      '10.0.1.4–10.0.1.9',
    ]);
    expect(addressesText(symbolAddress(1), ['pl-1', 'S3'])).toEqual(['S3']);
    expect(addressesText([0, 2 ** 33])).toEqual(['0.0.0.0/0']);
    expect(addressesText([0x2001_0db8n << 96n, (0x2001_0db8n << 96n) + (1n << 64n)])).toEqual([
      '2001:db8::/64',
    ]);
    expect(addressText((1n << 128n) + 4n)).toBe('VPC::4');
  });
});

describe('one header in words', () => {
  it('has ports where its protocol has them', () => {
    const header = {
      family: 4,
      protocol: 6,
      source: 167_772_164,
      destination: 1,
      sourcePort: 1024,
      port: 443,
    } as const;
    expect(headerText(header)).toBe('tcp 10.0.0.4:1024 → 0.0.0.1:443');
    expect(headerText({ ...header, protocol: 1, sourcePort: 0, port: 2048 })).toBe(
      'icmp type 8 code 0 10.0.0.4 → 0.0.0.1',
    );
    expect(headerText({ ...header, protocol: 50, sourcePort: 0, port: 0 })).toBe(
      'protocol 50 10.0.0.4 → 0.0.0.1',
    );
    expect(headerText({ ...header, family: 6, source: 1n, destination: 2n })).toBe(
      'tcp [::1]:1024 → [::2]:443',
    );
  });
});

describe('headerSetJson', () => {
  it('lists boxes with their ranges', () => {
    expect(headerSetJson(headersOfTraffic(tcp(80, 81)).slice(0, 1))).toEqual([
      {
        family: 'IPv4',
        protocols: ['tcp'],
        sources: ['0.0.0.0/0'],
        destinations: ['0.0.0.0/0'],
        sourcePorts: null,
        ports: ['80-81'],
      },
    ]);
  });
});
