import { describe, expect, it } from 'vitest';
import { blockClashes, clashes } from './clashes.ts';
import { block } from './literal.ts';

describe('blockClashes', () => {
  it.each([
    ['10.0.0.0/16', []],
    ['10.100.4.0/24', ['eks-services-10.100']],
    ['172.16.0.0/16', []],
    ['172.17.0.0/16', ['docker-bridge']],
    ['172.20.0.0/16', ['eks-services-172.20', 'docker-pool-172.20.0.0-14']],
    ['172.31.0.0/16', ['default-vpc']],
    ['198.19.0.0/20', ['benchmarking-198.19']],
    ['192.168.1.0/24', ['docker-pool-192.168.0.0-16']],
    ['172.16.0.0/14', ['docker-bridge', 'docker-pool-172.18.0.0-15']],
  ])('finds what %s touches: %j', (text, ids) => {
    expect(blockClashes(block(text)).map((clash) => clash.id)).toEqual(ids);
  });

  it('leaves out what is about routes', () => {
    expect(blockClashes(block('169.254.168.0/24'))).toEqual([]);
  });
});

describe('clashes', () => {
  it('each have an id of their own, a whole sentence and a public page', () => {
    expect(new Set(clashes.map((clash) => clash.id)).size).toBe(clashes.length);
    for (const { reason, source } of clashes) {
      expect(reason).toMatch(/^[A-Z].*\.$/u);
      expect(source).toMatch(/^https:\/\//u);
    }
  });
});
