import type { Design, Id } from '../design/design.ts';
import type { ServiceWay } from '../evaluation/evaluation.ts';
import { countOf, formatCount, formatUsd, sumOf } from '../evaluation/figures.ts';

/**
 * What the endpoints that are drawn save a month against NAT, or cost more, in one sentence: the free ones apart from
 * those that are paid by the hour, because one figure for both would credit these with what those save.
 */
export function endpointsAgainstNat(
  { endpoints }: Pick<Design, 'endpoints'>,
  ways: readonly ServiceWay[],
): string {
  const drawn = ways.flatMap(({ endpoint, ...way }) => (endpoint === null ? [] : [{ ...way, endpoint }]));
  if (Object.keys(endpoints).length === 0) return 'None is drawn.';
  const weighed = drawn.flatMap((way) => (way.savesUsd === null ? [] : [{ ...way, savesUsd: way.savesUsd }]));
  const gateways = weighed.filter(({ type }) => type === 'gateway');
  const interfaces = weighed.filter(({ type }) => type === 'interface');
  const parts = [
    ...(gateways.length === 0 ? [] : [verdict(gateways, 'gateway')]),
    ...(interfaces.length === 0 ? [] : [verdict(interfaces, 'interface')]),
    ...onlyWay(drawn.length - weighed.length),
    ...uncalled(endpoints, drawn),
  ];
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

type Weighed = { readonly label: string; readonly savesUsd: number };

/** `the 5 interface endpoints cost 81.18 USD a month more than NAT would`. */
function verdict(ways: readonly Weighed[], type: ServiceWay['type']): string {
  const saved = Math.round(sumOf(ways.map(({ savesUsd }) => savesUsd)) * 100) / 100;
  const one = ways.length === 1;
  const who = one
    ? `the ${type} endpoint of ${ways[0]?.label ?? ''}`
    : `the ${formatCount(ways.length)} ${type} endpoints`;
  if (saved === 0) return `${who} ${one ? 'costs' : 'cost'} what NAT would`;
  return saved < 0
    ? `${who} ${one ? 'costs' : 'cost'} ${formatUsd(-saved)} a month more than NAT would`
    : `${who} ${one ? 'saves' : 'save'} ${formatUsd(saved)} a month against NAT`;
}

/** Where nothing else leads to a service, there is nothing to weigh its endpoint against. */
function onlyWay(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    `${countOf(count, 'endpoint')} ${count === 1 ? 'is the only way to its service' : 'are the only way to their services'}`,
  ];
}

/** Endpoints that carry nothing are weighed by nobody, and paid all the same. */
function uncalled(
  endpoints: Design['endpoints'],
  drawn: readonly { readonly endpoint: Id }[],
): readonly string[] {
  const called = new Set(drawn.map(({ endpoint }) => endpoint));
  const count = Object.keys(endpoints).filter((id) => !called.has(id)).length;
  if (count === 0) return [];
  return [
    `${countOf(count, 'other endpoint')} ${count === 1 ? 'carries' : 'carry'} nothing that is stated or assumed`,
  ];
}
