/** Where the prices of a network are to be had, as text to copy: the page itself asks AWS for nothing. */
export type ListSource = { readonly what: string; readonly text: string };

const offers = ['AmazonVPC', 'AWSELB', 'AWSDataTransfer', 'AmazonCloudWatch', 'AmazonEC2'] as const;

const filter = (field: string, value: string) => `Type=TERM_MATCH,Field=${field},Value=${value}`;

/** The commands of the AWS CLI that print the prices of a region; they need the permission `pricing:GetProducts`. */
export function listCommands(region: string): readonly ListSource[] {
  const products = (service: string, file: string, ...filters: readonly string[]) =>
    `aws pricing get-products --region us-east-1 --service-code ${service} --filters ${filters.join(' ')} --output json > ${file}.json`;
  const here = filter('regionCode', region);
  return [
    {
      what: 'NAT gateways',
      text: products('AmazonEC2', 'nat', filter('productFamily', '"NAT Gateway"'), here),
    },
    { what: 'Endpoints, addresses, transit gateway, VPN', text: products('AmazonVPC', 'vpc', here) },
    { what: 'Load balancers', text: products('AWSELB', 'elb', here) },
    {
      what: 'Data transfer',
      text: products('AWSDataTransfer', 'transfer', filter('fromRegionCode', region)),
    },
    { what: 'Logs', text: products('AmazonCloudWatch', 'logs', here) },
  ];
}

/** The addresses of the offer files of a region, which anybody may download; that of AmazonEC2 has some 400 MB. */
export function offerAddresses(region: string): readonly ListSource[] {
  return offers.map((offer) => ({
    what: offer === 'AmazonEC2' ? 'AmazonEC2, some 400 MB' : offer,
    text: `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${offer}/current/${region}/index.json`,
  }));
}
