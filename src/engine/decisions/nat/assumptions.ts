/*
 * What is assumed about NAT where AWS promises nothing exact, and what it does promise. Each is a plain constant, so that
 * a reader can disagree with one and know what changes.
 */

/** Minutes until a person has noticed, created NAT in another zone and changed the private routes: an assumption. */
export const MANUAL_RECOVERY_MINUTES = 30;

/**
 * Minutes that AWS may take to expand a regional NAT gateway to a further zone, whose traffic goes through another zone
 * meanwhile (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html: "up to 60 minutes").
 */
export const REGIONAL_EXPANSION_MINUTES = 60;

/**
 * Minutes until EC2 has recovered an instance whose host failed, in its own zone: an assumption, AWS names no time
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html).
 */
export const INSTANCE_RECOVERY_MINUTES = 5;

/** What AWS's agreement promises of one NAT gateway in a month (https://aws.amazon.com/vpc/sla/). */
export const GATEWAY_AVAILABILITY = 0.999;

/** What AWS's agreement promises of one EC2 instance in a month (https://aws.amazon.com/compute/sla/). */
export const INSTANCE_AVAILABILITY = 0.995;

/** Minutes in a month of 730 hours. */
export const MINUTES_PER_MONTH = 43_800;

/** Bandwidth of a NAT gateway, from where it grows by itself to the most (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). */
export const GATEWAY_GBPS = { from: 5, most: 100 } as const;

/** Bandwidth of a t4g.nano: what it keeps up, and what it reaches for minutes (https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html). */
export const INSTANCE_GBPS = { from: 0.032, most: 5 } as const;

/**
 * Connections at once from one address to one destination: address, port and protocol
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). An instance has about as many ports.
 */
export const CONNECTIONS_PER_ADDRESS = 55_000;

/** Addresses that one way out may have: what every account may give it, and the most AWS raises that to. */
export const ADDRESSES = {
  zonal: { quota: 2, most: 8 },
  regional: { quota: 32, most: 32 },
  instance: { quota: 1, most: 1 },
} as const;

/** Where the facts above are written. */
export const NAT_SOURCES = {
  gateway: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  regional: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
  instance: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html',
  network: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html',
  recovery: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html',
} as const;
