import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { costOfDesign } from '../evaluation/cost/costOfDesign.ts';
import type { ServiceWay } from '../evaluation/evaluation.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { endpointsAgainstNat } from './endpointsAgainstNat.ts';

const { serviceWays } = costOfDesign(agents1000, awsPriceBook);

/** The sentence for these endpoints of the network of 1,000 agents, with other savings where given. */
function said(drawn: readonly string[], saves: Readonly<Record<string, number | null>> = {}): string {
  const endpoints = Object.fromEntries(
    Object.entries(agents1000.endpoints).filter(([id]) => drawn.includes(id)),
  );
  const ways = serviceWays.map((way): ServiceWay => {
    const { endpoint } = way;
    if (endpoint === null || !drawn.includes(endpoint)) return { ...way, endpoint: null };
    return { ...way, savesUsd: saves[endpoint] === undefined ? way.savesUsd : saves[endpoint] };
  });
  return endpointsAgainstNat({ endpoints } satisfies Pick<Design, 'endpoints'>, ways);
}

describe('endpoints against NAT', () => {
  it('tell what the free ones save from what the paid ones cost', () => {
    expect(said(Object.keys(agents1000.endpoints))).toBe(
      'The gateway endpoint of Amazon S3 saves 685.74 USD a month against NAT; the 5 interface endpoints cost 81.18 USD a month more than NAT would.',
    );
  });

  it('say nothing of a kind that is not drawn', () => {
    expect(said([])).toBe('None is drawn.');
    expect(said(['s3'])).toBe('The gateway endpoint of Amazon S3 saves 685.74 USD a month against NAT.');
    expect(said(['logs'])).toMatch(
      /^The interface endpoint of [^;]* costs [\d.]+ USD a month more than NAT would\.$/,
    );
  });

  it('say so where the paid ones save or cost the same', () => {
    expect(said(['logs', 'secretsmanager'], { logs: 12, secretsmanager: 0.5 })).toBe(
      'The 2 interface endpoints save 12.50 USD a month against NAT.',
    );
    expect(said(['s3'], { s3: 0 })).toBe('The gateway endpoint of Amazon S3 costs what NAT would.');
  });

  it('weigh nothing where there is no other way, or where nothing flows', () => {
    expect(said(['s3', 'logs'], { s3: null, logs: null })).toBe(
      '2 endpoints are the only way to their services.',
    );
    const idle = { endpoints: agents1000.endpoints };
    expect(endpointsAgainstNat(idle, [])).toBe('6 other endpoints carry nothing that is stated or assumed.');
  });
});
