/*
 * The ids of the prefix lists AWS manages for gateway endpoints. A security group that lets traffic out to S3 or
 * DynamoDB names them, and each region has its own. AWS gives no table; an account reads them with
 * `aws ec2 describe-managed-prefix-lists`. Listed here are those seen in published output of that command and its
 * forerunner: github.com/sharadchhetri/aws README.md (describe-prefix-lists in 15 regions); us-east-1 and eu-west-1
 * also in AWS's own examples of it, https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-prefix-lists.html
 * and its PowerShell counterpart; eu-north-1 and S3 in ap-northeast-3 in two independent public templates. The same id may mean another list in
 * another region: S3 in Mumbai and in Seoul share one.
 */

type GatewayLists = { readonly s3: string; readonly dynamodb?: string };

const prefixLists: Readonly<Record<string, GatewayLists>> = {
  'ap-northeast-1': { s3: 'pl-61a54008', dynamodb: 'pl-78a54011' },
  'ap-northeast-2': { s3: 'pl-78a54011', dynamodb: 'pl-48a54021' },
  'ap-northeast-3': { s3: 'pl-a4a540cd' },
  'ap-south-1': { s3: 'pl-78a54011', dynamodb: 'pl-66a7420f' },
  'ap-southeast-1': { s3: 'pl-6fa54006', dynamodb: 'pl-67a5400e' },
  'ap-southeast-2': { s3: 'pl-6ca54005', dynamodb: 'pl-62a5400b' },
  'ca-central-1': { s3: 'pl-7da54014', dynamodb: 'pl-4ea54027' },
  'eu-central-1': { s3: 'pl-6ea54007', dynamodb: 'pl-66a5400f' },
  'eu-north-1': { s3: 'pl-c3aa4faa', dynamodb: 'pl-adae4bc4' },
  'eu-west-1': { s3: 'pl-6da54004', dynamodb: 'pl-6fa54006' },
  'eu-west-2': { s3: 'pl-7ca54015', dynamodb: 'pl-b3a742da' },
  'eu-west-3': { s3: 'pl-23ad484a', dynamodb: 'pl-abb451c2' },
  'sa-east-1': { s3: 'pl-6aa54003', dynamodb: 'pl-60a54009' },
  'us-east-1': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' },
  'us-east-2': { s3: 'pl-7ba54012', dynamodb: 'pl-4ca54025' },
  'us-west-1': { s3: 'pl-6ba54002', dynamodb: 'pl-6ea54007' },
  'us-west-2': { s3: 'pl-68a54001', dynamodb: 'pl-00a54069' },
};

const listsOf = (region: string) => (Object.hasOwn(prefixLists, region) ? prefixLists[region] : undefined);

/** The region's managed prefix list of S3, or `undefined` when it is not known: then the account must tell. */
export function s3PrefixListId(region: string): string | undefined {
  return listsOf(region)?.s3;
}

/** The region's managed prefix list of DynamoDB, or `undefined` when it is not known: then the account must tell. */
export function dynamodbPrefixListId(region: string): string | undefined {
  return listsOf(region)?.dynamodb;
}
