/*
 * AWS services a VPC endpoint can reach, by the short name that stands at the end of the service name. Other forms
 * of service names exist (`aws.api.<region>.…`, `com.amazonaws.iam`); services that use them are not listed. Which
 * service is offered in which region and zone is not known here: `aws ec2 describe-vpc-endpoint-services` says.
 *
 * Sources: "AWS services that integrate with AWS PrivateLink" and "Gateway endpoints" in the AWS PrivateLink Guide
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html); "Amazon ECS interface
 * VPC endpoints"; for `sns`, https://docs.aws.amazon.com/sns/latest/dg/sns-vpc-create-endpoint.html; for `sts`,
 * the constants of aws-cdk-lib.
 */

/** Gateway: a route to a prefix list, free of charge. Interface: a network interface in one subnet per zone. */
export type EndpointType = 'gateway' | 'interface';

export type EndpointService = {
  /** `ecr.api` */
  readonly short: string;
  /** `Amazon ECR API` */
  readonly label: string;
  /** The types the service offers; where both, the free gateway first. */
  readonly types: readonly EndpointType[];
  /** Its constant in `InterfaceVpcEndpointAwsService` of aws-cdk-lib. */
  readonly cdkInterface: string;
  readonly note?: string;
};

const interfaceOnly: readonly EndpointType[] = ['interface'];
const both: readonly EndpointType[] = ['gateway', 'interface'];

/** All services known here, those an ECS network needs first. */
// prettier-ignore
export const endpointServices: readonly EndpointService[] = [
  { short: 's3', label: 'Amazon S3', types: both, cdkInterface: 'S3', note: 'ECR keeps its image layers in S3: pulling an image needs this beside ecr.api and ecr.dkr.' },
  { short: 'dynamodb', label: 'Amazon DynamoDB', types: both, cdkInterface: 'DYNAMODB' },
  { short: 'ecr.api', label: 'Amazon ECR API', types: interfaceOnly, cdkInterface: 'ECR' },
  { short: 'ecr.dkr', label: 'Amazon ECR Docker registry', types: interfaceOnly, cdkInterface: 'ECR_DOCKER' },
  { short: 'logs', label: 'Amazon CloudWatch Logs', types: interfaceOnly, cdkInterface: 'CLOUDWATCH_LOGS', note: 'The awslogs driver of ECS tasks needs it.' },
  { short: 'secretsmanager', label: 'AWS Secrets Manager', types: interfaceOnly, cdkInterface: 'SECRETS_MANAGER' },
  { short: 'kms', label: 'AWS KMS', types: interfaceOnly, cdkInterface: 'KMS' },
  { short: 'ssm', label: 'AWS Systems Manager', types: interfaceOnly, cdkInterface: 'SSM' },
  { short: 'ssmmessages', label: 'Session Manager message gateway', types: interfaceOnly, cdkInterface: 'SSM_MESSAGES', note: 'ECS Exec needs it.' },
  { short: 'ec2messages', label: 'Systems Manager message delivery', types: interfaceOnly, cdkInterface: 'EC2_MESSAGES' },
  { short: 'ecs', label: 'Amazon ECS', types: interfaceOnly, cdkInterface: 'ECS', note: 'For the EC2 launch type; Fargate does not need it.' },
  { short: 'ecs-agent', label: 'Amazon ECS agent', types: interfaceOnly, cdkInterface: 'ECS_AGENT', note: 'For the EC2 launch type; Fargate needs it for Service Connect only.' },
  { short: 'ecs-telemetry', label: 'Amazon ECS telemetry', types: interfaceOnly, cdkInterface: 'ECS_TELEMETRY', note: 'For the EC2 launch type; Fargate does not need it.' },
  { short: 'sts', label: 'AWS STS', types: interfaceOnly, cdkInterface: 'STS' },
  { short: 'sqs', label: 'Amazon SQS', types: interfaceOnly, cdkInterface: 'SQS' },
  { short: 'sns', label: 'Amazon SNS', types: interfaceOnly, cdkInterface: 'SNS' },
  { short: 'events', label: 'Amazon EventBridge', types: interfaceOnly, cdkInterface: 'EVENTBRIDGE' },
  { short: 'monitoring', label: 'Amazon CloudWatch', types: interfaceOnly, cdkInterface: 'CLOUDWATCH_MONITORING' },
  { short: 'xray', label: 'AWS X-Ray', types: interfaceOnly, cdkInterface: 'XRAY' },
  { short: 'synthetics', label: 'CloudWatch Synthetics', types: interfaceOnly, cdkInterface: 'CLOUDWATCH_SYNTHETICS' },
  { short: 'ec2', label: 'Amazon EC2', types: interfaceOnly, cdkInterface: 'EC2' },
  { short: 'elasticloadbalancing', label: 'Elastic Load Balancing', types: interfaceOnly, cdkInterface: 'ELASTIC_LOAD_BALANCING' },
  { short: 'execute-api', label: 'Amazon API Gateway', types: interfaceOnly, cdkInterface: 'APIGATEWAY', note: 'With private DNS, the default addresses of public APIs cannot be called from the VPC.' },
  { short: 'rds', label: 'Amazon RDS API', types: interfaceOnly, cdkInterface: 'RDS', note: 'For managing databases; connections to a database do not use it.' },
  { short: 'mq', label: 'Amazon MQ API', types: interfaceOnly, cdkInterface: 'MQ', note: 'For managing brokers; connections to a broker do not use it.' },
  { short: 'cloudformation', label: 'AWS CloudFormation', types: interfaceOnly, cdkInterface: 'CLOUDFORMATION' },
  { short: 'athena', label: 'Amazon Athena', types: interfaceOnly, cdkInterface: 'ATHENA' },
  { short: 'batch', label: 'AWS Batch', types: interfaceOnly, cdkInterface: 'BATCH' },
  { short: 'backup', label: 'AWS Backup', types: interfaceOnly, cdkInterface: 'BACKUP' },
  { short: 'wafv2', label: 'AWS WAF', types: interfaceOnly, cdkInterface: 'WAFV2' },
];

const byShortName: ReadonlyMap<string, EndpointService> = new Map(
  endpointServices.map((service) => [service.short, service]),
);

/** The service with this short name, or `undefined`: it may exist all the same, AWS has more than are listed here. */
export function endpointServiceOf(short: string): EndpointService | undefined {
  return byShortName.get(short);
}

/** `com.amazonaws.<region>.<short>`, the name under which CreateVpcEndpoint knows the service, GovCloud included. */
export function serviceName(region: string, short: string): string {
  return `com.amazonaws.${region}.${short}`;
}
