/*
 * The regions of the commercial and GovCloud partitions with their Availability Zones. Small and free of prices,
 * so that the page can offer regions and zones before anything else is loaded.
 *
 * Sources: "AWS Regions", "AWS Availability Zones" and "AZ IDs" in the AWS Regions and Availability Zones User
 * Guide (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html, copies of 2026). They list
 * the ids, not which name has which: the pairs are those of published answers of DescribeAvailabilityZones, as in
 * github.com/getmoto/moto moto/ec2/models/availability_zones_and_regions.py, whence GovCloud's zones come too;
 * regions newer than that list pair names and ids in order. London has three zones in one AWS table and four in
 * the other; the fourth comes last here, so that a design takes it only when it asks for four.
 */

/** An Availability Zone, by the name the account gives it and the id all accounts share. */
export type RegionZone = {
  /** `us-east-2a` */
  readonly name: string;
  /** `use2-az1`; `null` where the pairing depends on the account, see {@link zoneMappingMayDiffer}. */
  readonly id: string | null;
};

/** A region, its zones in the order in which a design should take them. */
export type Region = {
  /** `us-east-1` */
  readonly code: string;
  /** `US East (N. Virginia)` */
  readonly name: string;
  readonly zones: readonly RegionZone[];
  /** The ids of the region's zones, whichever name each has. */
  readonly zoneIds: readonly string[];
  /** Whether the account must enable the region before use. */
  readonly optIn: boolean;
};

/** Regions older than November 2012, in which each account created before November 2025 has a mapping of its own. */
const mappedByAccount: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'eu-west-1',
  'sa-east-1',
  'us-gov-west-1',
]);

function region(
  code: string,
  name: string,
  letters: string,
  idPrefix: string,
  idNumbers: readonly number[],
  optIn = false,
): Region {
  const zoneIds = idNumbers.map((number) => `${idPrefix}-az${number}`);
  const zones = Array.from(letters, (letter, index) => ({
    name: code + letter,
    id: mappedByAccount.has(code) ? null : (zoneIds[index] ?? null),
  }));
  return { code, name, zones, zoneIds, optIn };
}

/**
 * All regions by code. Tokyo's zone b comes last, because only older accounts have it; newer accounts have two of
 * the three zones of us-west-1.
 */
// prettier-ignore
export const regions: Readonly<Record<string, Region>> = {
  'af-south-1': region('af-south-1', 'Africa (Cape Town)', 'abc', 'afs1', [1, 2, 3], true),
  'ap-east-1': region('ap-east-1', 'Asia Pacific (Hong Kong)', 'abc', 'ape1', [1, 2, 3], true),
  'ap-east-2': region('ap-east-2', 'Asia Pacific (Taipei)', 'abc', 'ape2', [1, 2, 3], true),
  'ap-northeast-1': region('ap-northeast-1', 'Asia Pacific (Tokyo)', 'acdb', 'apne1', [1, 2, 3, 4]),
  'ap-northeast-2': region('ap-northeast-2', 'Asia Pacific (Seoul)', 'abcd', 'apne2', [1, 2, 3, 4]),
  'ap-northeast-3': region('ap-northeast-3', 'Asia Pacific (Osaka)', 'abc', 'apne3', [1, 2, 3]),
  'ap-south-1': region('ap-south-1', 'Asia Pacific (Mumbai)', 'abc', 'aps1', [1, 3, 2]),
  'ap-south-2': region('ap-south-2', 'Asia Pacific (Hyderabad)', 'abc', 'aps2', [1, 2, 3], true),
  'ap-southeast-1': region('ap-southeast-1', 'Asia Pacific (Singapore)', 'abc', 'apse1', [1, 2, 3]),
  'ap-southeast-2': region('ap-southeast-2', 'Asia Pacific (Sydney)', 'abc', 'apse2', [1, 2, 3]),
  'ap-southeast-3': region('ap-southeast-3', 'Asia Pacific (Jakarta)', 'abc', 'apse3', [1, 2, 3], true),
  'ap-southeast-4': region('ap-southeast-4', 'Asia Pacific (Melbourne)', 'abc', 'apse4', [1, 2, 3], true),
  'ap-southeast-5': region('ap-southeast-5', 'Asia Pacific (Malaysia)', 'abc', 'apse5', [1, 2, 3], true),
  'ap-southeast-6': region('ap-southeast-6', 'Asia Pacific (New Zealand)', 'abc', 'apse6', [1, 2, 3], true),
  'ap-southeast-7': region('ap-southeast-7', 'Asia Pacific (Thailand)', 'abc', 'apse7', [1, 2, 3], true),
  'ca-central-1': region('ca-central-1', 'Canada (Central)', 'abd', 'cac1', [1, 2, 4]),
  'ca-west-1': region('ca-west-1', 'Canada West (Calgary)', 'abc', 'caw1', [1, 2, 3], true),
  'eu-central-1': region('eu-central-1', 'Europe (Frankfurt)', 'abc', 'euc1', [2, 3, 1]),
  'eu-central-2': region('eu-central-2', 'Europe (Zurich)', 'abc', 'euc2', [1, 2, 3], true),
  'eu-north-1': region('eu-north-1', 'Europe (Stockholm)', 'abc', 'eun1', [1, 2, 3]),
  'eu-south-1': region('eu-south-1', 'Europe (Milan)', 'abc', 'eus1', [1, 2, 3], true),
  'eu-south-2': region('eu-south-2', 'Europe (Spain)', 'abc', 'eus2', [1, 2, 3], true),
  'eu-west-1': region('eu-west-1', 'Europe (Ireland)', 'abc', 'euw1', [1, 2, 3]),
  'eu-west-2': region('eu-west-2', 'Europe (London)', 'abcd', 'euw2', [2, 3, 1, 4]),
  'eu-west-3': region('eu-west-3', 'Europe (Paris)', 'abc', 'euw3', [1, 2, 3]),
  'il-central-1': region('il-central-1', 'Israel (Tel Aviv)', 'abc', 'ilc1', [1, 2, 3], true),
  'me-central-1': region('me-central-1', 'Middle East (UAE)', 'abc', 'mec1', [1, 2, 3], true),
  'me-south-1': region('me-south-1', 'Middle East (Bahrain)', 'abc', 'mes1', [1, 2, 3], true),
  'mx-central-1': region('mx-central-1', 'Mexico (Central)', 'abc', 'mxc1', [1, 2, 3], true),
  'sa-east-1': region('sa-east-1', 'South America (São Paulo)', 'abc', 'sae1', [1, 2, 3]),
  'us-east-1': region('us-east-1', 'US East (N. Virginia)', 'abcdef', 'use1', [1, 2, 3, 4, 5, 6]),
  'us-east-2': region('us-east-2', 'US East (Ohio)', 'abc', 'use2', [1, 2, 3]),
  'us-gov-east-1': region('us-gov-east-1', 'AWS GovCloud (US-East)', 'abc', 'usge1', [1, 2, 3]),
  'us-gov-west-1': region('us-gov-west-1', 'AWS GovCloud (US-West)', 'abc', 'usgw1', [1, 2, 3]),
  'us-west-1': region('us-west-1', 'US West (N. California)', 'abc', 'usw1', [1, 2, 3]),
  'us-west-2': region('us-west-2', 'US West (Oregon)', 'abcd', 'usw2', [1, 2, 3, 4]),
};

/** The codes of all regions, in alphabetical order. */
export const regionCodes: readonly string[] = Object.keys(regions).sort();

/** The region with this code, or `undefined`. */
export function regionOf(code: string): Region | undefined {
  return Object.hasOwn(regions, code) ? regions[code] : undefined;
}

/**
 * Whether two accounts may mean different zones by the same zone name. In nine regions every account created before
 * November 2025 has its own pairing of names and ids; accounts created since share one, which AWS does not publish.
 * There a zone's id must come from the account, and only ids may be compared between accounts. Source: "AZ IDs",
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html.
 */
export function zoneMappingMayDiffer(code: string): boolean {
  return mappedByAccount.has(code);
}
