/** One field that differs: where, and both values in words. */
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string };

/** What people call a field where its name alone would not do. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  cidr: 'CIDR',
  cidrs: 'ranges',
  routeTable: 'route table',
  networkAcl: 'network ACL',
  zoneId: 'zone id',
  privateDns: 'private DNS',
  securityGroups: 'security groups',
  prefixListId: 'prefix list',
  dnsHostnames: 'DNS hostnames',
  dnsSupport: 'DNS support',
  internetGateway: 'internet gateway',
  flowLog: 'flow log',
  agentsNow: 'agents today',
  smallestPrefix: 'smallest prefix',
  egressOnlyInternetGateway: 'egress-only internet gateway',
  ipv6: 'IPv6',
  monthlyRate: 'monthly rate',
  survivesZoneLoss: 'survives the loss of a zone',
};

/** The fields in which two things of one kind differ, in the order of the later one; empty when they are equal. */
export function fieldChanges(before: object, after: object): readonly FieldChange[] {
  const [old, fresh] = [Object.entries(before), Object.entries(after)].map(
    (entries) => new Map<string, unknown>(entries),
  );
  const fields = new Set([...(fresh?.keys() ?? []), ...(old?.keys() ?? [])]);
  return [...fields].flatMap((field) => {
    const [from, to] = [valueText(old?.get(field)), valueText(fresh?.get(field))];
    return from === to ? [] : [{ field: FIELD_NAMES[field] ?? field, from, to }];
  });
}

/** A value in words: text as it is, lists with commas, nothing as "none". */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemText).join(', ');
  return Object.entries(value)
    .map(([key, inner]) => `${FIELD_NAMES[key] ?? key} ${valueText(inner)}`)
    .join(', ');
}

/** An item of a list; one that has fields of its own in brackets, so that it is seen where it ends. */
function itemText(item: unknown): string {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? `(${valueText(item)})`
    : valueText(item);
}
