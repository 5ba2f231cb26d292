/*
 * Policies to begin with. AWS gives an endpoint without one of its own full access, so that is what the first says
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
 */

/** AWS's default policy, to cut down from. */
export const FULL_ACCESS_POLICY = written([{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }]);

/**
 * A policy for the S3 endpoint of a network that pulls images from Amazon ECR: the region's layer bucket to read, and
 * one bucket of one's own. Without the first no image can be pulled
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html, "Minimum Amazon S3 Bucket Permissions").
 */
export function imageLayersPolicy(region: string, bucket: string): string {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const arn = (resource: string) => `arn:${partition}:s3:::${resource}`;
  return written([
    {
      Sid: 'ImageLayersOfEcr',
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject'],
      Resource: [arn(`prod-${region}-starport-layer-bucket/*`)],
    },
    {
      Sid: 'OwnBucket',
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
      Resource: [arn(bucket), arn(`${bucket}/*`)],
    },
  ]);
}

function written(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
