/*
 * AWS services a VPC endpoint can reach, by the short name that stands at the end of the service name. Most names are
 * `com.amazonaws.<region>.<short>`; the others are written out. Listed are the services that networks of containers,
 * functions and databases call; AWS has more, and any other name can be written in full. Which service is offered in
 * which region and zone is not known here: `aws ec2 describe-vpc-endpoint-services` says.
 *
 * Sources: "AWS services that integrate with AWS PrivateLink" and "Gateway endpoints" in the AWS PrivateLink Guide
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html); the constants of
 * aws-cdk-lib; for `sns`, https://docs.aws.amazon.com/sns/latest/dg/sns-vpc-create-endpoint.html. That interface
 * endpoints of DynamoDB have no private DNS names:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html.
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
  /** Its constant in `InterfaceVpcEndpointAwsService` of aws-cdk-lib; `null` where it has none. */
  readonly cdkInterface: string | null;
  /** The service name where it is not `com.amazonaws.<region>.<short>`, with `<region>` where the region stands. */
  readonly name: string | null;
  /** Whether an interface endpoint can take over the service's usual DNS names. */
  readonly privateDns: boolean;
  /** Whether AWS documents endpoint policies for it; `null`: not said here, so the account must tell. */
  readonly policy: true | null;
  readonly note: string | null;
};

type Details = Partial<Pick<EndpointService, 'types' | 'name' | 'privateDns' | 'note'>>;

const both: readonly EndpointType[] = ['gateway', 'interface'];

/** A service whose page describes endpoint policies. */
const withPolicy = (short: string, label: string, cdkInterface: string, details: Details = {}) =>
  service(short, label, cdkInterface, details, true);

/** A service of which it is not said here whether it takes endpoint policies. */
const plain = (short: string, label: string, cdkInterface: string | null, details: Details = {}) =>
  service(short, label, cdkInterface, details, null);

function service(
  short: string,
  label: string,
  cdkInterface: string | null,
  details: Details,
  policy: EndpointService['policy'],
): EndpointService {
  const usual = { types: ['interface'], name: null, privateDns: true, note: null } as const;
  return { short, label, cdkInterface, ...usual, ...details, policy };
}

/** All services known here, those an ECS network needs first. */
// prettier-ignore
export const endpointServices: readonly EndpointService[] = [
  withPolicy('s3', 'Amazon S3', 'S3', { types: both, note: 'ECR keeps its image layers in S3: pulling an image needs this beside ecr.api and ecr.dkr.' }),
  withPolicy('dynamodb', 'Amazon DynamoDB', 'DYNAMODB', { types: both, privateDns: false }),
  withPolicy('ecr.api', 'Amazon ECR API', 'ECR'),
  withPolicy('ecr.dkr', 'Amazon ECR Docker registry', 'ECR_DOCKER'),
  withPolicy('logs', 'Amazon CloudWatch Logs', 'CLOUDWATCH_LOGS', { note: 'The awslogs driver of ECS tasks needs it.' }),
  withPolicy('secretsmanager', 'AWS Secrets Manager', 'SECRETS_MANAGER'),
  withPolicy('kms', 'AWS KMS', 'KMS'),
  withPolicy('ssm', 'AWS Systems Manager', 'SSM'),
  withPolicy('ssmmessages', 'Session Manager message gateway', 'SSM_MESSAGES', { note: 'ECS Exec needs it.' }),
  withPolicy('ec2messages', 'Systems Manager message delivery', 'EC2_MESSAGES'),
  withPolicy('ecs', 'Amazon ECS', 'ECS', { note: 'For the EC2 launch type; Fargate does not need it.' }),
  plain('ecs-agent', 'Amazon ECS agent', 'ECS_AGENT', { note: 'For the EC2 launch type; Fargate needs it for Service Connect only.' }),
  plain('ecs-telemetry', 'Amazon ECS telemetry', 'ECS_TELEMETRY', { note: 'For the EC2 launch type; Fargate does not need it.' }),
  withPolicy('sts', 'AWS STS', 'STS'),
  withPolicy('sqs', 'Amazon SQS', 'SQS'),
  withPolicy('sns', 'Amazon SNS', 'SNS'),
  withPolicy('events', 'Amazon EventBridge', 'EVENTBRIDGE'),
  plain('pipes', 'EventBridge Pipes', 'PIPES'),
  plain('scheduler', 'EventBridge Scheduler', null),
  withPolicy('states', 'AWS Step Functions', 'STEP_FUNCTIONS'),
  withPolicy('sync-states', 'Step Functions synchronous', 'STEP_FUNCTIONS_SYNC'),
  withPolicy('lambda', 'AWS Lambda', 'LAMBDA'),
  withPolicy('kinesis-streams', 'Amazon Kinesis Data Streams', 'KINESIS_STREAMS'),
  withPolicy('kinesis-firehose', 'Amazon Data Firehose', 'KINESIS_FIREHOSE'),
  withPolicy('monitoring', 'Amazon CloudWatch', 'CLOUDWATCH_MONITORING'),
  withPolicy('xray', 'AWS X-Ray', 'XRAY'),
  plain('synthetics', 'CloudWatch Synthetics', 'CLOUDWATCH_SYNTHETICS'),
  plain('application-signals', 'CloudWatch Application Signals', 'CLOUDWATCH_APPLICATION_SIGNALS'),
  plain('rum', 'CloudWatch RUM', 'CLOUDWATCH_RUM'),
  withPolicy('aps', 'Amazon Managed Service for Prometheus', 'PROMETHEUS'),
  withPolicy('aps-workspaces', 'Prometheus workspaces', 'PROMETHEUS_WORKSPACES'),
  plain('grafana', 'Amazon Managed Grafana', 'GRAFANA'),
  withPolicy('ec2', 'Amazon EC2', 'EC2'),
  withPolicy('autoscaling', 'Amazon EC2 Auto Scaling', 'AUTOSCALING'),
  withPolicy('application-autoscaling', 'Application Auto Scaling', 'APPLICATION_AUTOSCALING'),
  withPolicy('elasticloadbalancing', 'Elastic Load Balancing', 'ELASTIC_LOAD_BALANCING'),
  withPolicy('execute-api', 'Amazon API Gateway', 'APIGATEWAY', { note: 'With private DNS, the default addresses of public APIs cannot be called from the VPC.' }),
  plain('apigateway', 'API Gateway control plane', null),
  plain('appsync-api', 'AWS AppSync', 'APP_SYNC'),
  withPolicy('servicediscovery', 'AWS Cloud Map', 'CLOUD_MAP_SERVICE_DISCOVERY'),
  plain('data-servicediscovery', 'AWS Cloud Map discovery', 'CLOUD_MAP_DATA_SERVICE_DISCOVERY'),
  plain('vpc-lattice', 'Amazon VPC Lattice', 'VPC_LATTICE'),
  plain('appmesh-envoy-management', 'AWS App Mesh Envoy management', 'APP_MESH_ENVOY_MANAGEMENT'),
  plain('appconfig', 'AWS AppConfig', 'APPCONFIG'),
  plain('appconfigdata', 'AWS AppConfig data', 'APPCONFIGDATA'),
  plain('eks', 'Amazon EKS', 'EKS'),
  plain('eks-auth', 'EKS Pod Identity', 'EKS_AUTH'),
  withPolicy('rds', 'Amazon RDS API', 'RDS', { note: 'For managing databases; connections to a database do not use it.' }),
  withPolicy('rds-data', 'RDS Data API', 'RDS_DATA'),
  withPolicy('dynamodb-streams', 'Amazon DynamoDB Streams', 'DYNAMODB_STREAMS', { privateDns: false }),
  withPolicy('elasticache', 'Amazon ElastiCache API', 'ELASTICACHE', { note: 'For managing caches; connections to a cache do not use it.' }),
  plain('memory-db', 'Amazon MemoryDB API', 'MEMORY_DB'),
  withPolicy('elasticfilesystem', 'Amazon EFS API', 'ELASTIC_FILESYSTEM', { note: 'For managing file systems; mounting one does not use it.' }),
  plain('fsx', 'Amazon FSx API', 'FSX'),
  withPolicy('mq', 'Amazon MQ API', 'MQ', { note: 'For managing brokers; connections to a broker do not use it.' }),
  plain('kafka', 'Amazon MSK API', 'KAFKA', { note: 'For managing clusters; connections to brokers do not use it.' }),
  withPolicy('redshift', 'Amazon Redshift API', 'REDSHIFT'),
  withPolicy('redshift-data', 'Redshift Data API', 'REDSHIFT_DATA'),
  plain('cassandra', 'Amazon Keyspaces', 'KEYSPACES'),
  withPolicy('athena', 'Amazon Athena', 'ATHENA'),
  withPolicy('glue', 'AWS Glue', 'GLUE'),
  plain('lakeformation', 'AWS Lake Formation', 'LAKE_FORMATION'),
  plain('elasticmapreduce', 'Amazon EMR', 'EMR'),
  plain('bedrock', 'Amazon Bedrock', 'BEDROCK'),
  withPolicy('bedrock-runtime', 'Amazon Bedrock runtime', 'BEDROCK_RUNTIME'),
  plain('bedrock-agent', 'Amazon Bedrock agents', 'BEDROCK_AGENT'),
  plain('bedrock-agent-runtime', 'Amazon Bedrock agent runtime', 'BEDROCK_AGENT_RUNTIME'),
  plain('bedrock-agentcore', 'Amazon Bedrock AgentCore', 'BEDROCK_AGENTCORE'),
  withPolicy('sagemaker.api', 'Amazon SageMaker API', 'SAGEMAKER_API'),
  withPolicy('sagemaker.runtime', 'Amazon SageMaker runtime', 'SAGEMAKER_RUNTIME'),
  plain('notebook', 'SageMaker notebooks', 'SAGEMAKER_NOTEBOOK', { name: 'aws.sagemaker.<region>.notebook' }),
  plain('studio', 'SageMaker Studio', 'SAGEMAKER_STUDIO', { name: 'aws.sagemaker.<region>.studio' }),
  plain('textract', 'Amazon Textract', 'TEXTRACT'),
  plain('comprehend', 'Amazon Comprehend', 'COMPREHEND'),
  plain('transcribe', 'Amazon Transcribe', 'TRANSCRIBE'),
  plain('translate', 'Amazon Translate', 'TRANSLATE'),
  plain('cognito-idp', 'Amazon Cognito user pools', 'COGNITO_IDP'),
  plain('iam', 'AWS IAM', 'IAM', { name: 'com.amazonaws.iam', note: 'One for all regions; it is created in us-east-1 or reached across regions.' }),
  plain('acm', 'AWS Certificate Manager', 'CERTIFICATE_MANAGER'),
  withPolicy('acm-pca', 'AWS Private CA', 'PRIVATE_CERTIFICATE_AUTHORITY'),
  plain('cloudtrail', 'AWS CloudTrail', 'CLOUDTRAIL'),
  plain('config', 'AWS Config', 'CONFIG'),
  withPolicy('guardduty-data', 'GuardDuty runtime monitoring', 'GUARDDUTY_DATA'),
  plain('securityhub', 'AWS Security Hub', 'SECURITYHUB'),
  plain('wafv2', 'AWS WAF', 'WAFV2'),
  withPolicy('cloudformation', 'AWS CloudFormation', 'CLOUDFORMATION'),
  withPolicy('codeartifact.api', 'AWS CodeArtifact API', 'CODEARTIFACT_API'),
  withPolicy('codeartifact.repositories', 'AWS CodeArtifact repositories', 'CODEARTIFACT_REPOSITORIES'),
  withPolicy('codebuild', 'AWS CodeBuild', 'CODEBUILD'),
  withPolicy('git-codecommit', 'AWS CodeCommit Git', 'CODECOMMIT_GIT'),
  plain('codedeploy', 'AWS CodeDeploy', 'CODEDEPLOY'),
  plain('codepipeline', 'AWS CodePipeline', 'CODEPIPELINE'),
  withPolicy('batch', 'AWS Batch', 'BATCH'),
  plain('backup', 'AWS Backup', 'BACKUP'),
  plain('transfer', 'AWS Transfer Family', 'TRANSFER'),
  plain('datasync', 'AWS DataSync', 'DATASYNC'),
  plain('email-smtp', 'Amazon SES SMTP', 'SES'),
  withPolicy('s3-global.accesspoint', 'S3 multi-Region access points', 'S3_MULTI_REGION_ACCESS_POINTS', { name: 'com.amazonaws.s3-global.accesspoint' }),
  plain('qbusiness', 'Amazon Q Business', 'Q_BUSSINESS', { name: 'aws.api.<region>.qbusiness' }),
];

const byShortName: ReadonlyMap<string, EndpointService> = new Map(
  endpointServices.map((known) => [known.short, known]),
);

/** The service with this short name, or `undefined`: it may exist all the same, AWS has more than are listed here. */
export function endpointServiceOf(short: string): EndpointService | undefined {
  return byShortName.get(short);
}

/** Whether a text is a whole service name, such as `com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0`. */
export function isFullServiceName(text: string): boolean {
  return /^(com\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)\./.test(text);
}

/**
 * The name under which CreateVpcEndpoint knows the service, GovCloud included: `com.amazonaws.<region>.<short>` for
 * most, the name that is listed for services named otherwise, and a whole service name as it is.
 */
export function serviceName(region: string, short: string): string {
  if (isFullServiceName(short)) return short;
  const listed = byShortName.get(short)?.name ?? null;
  return listed === null ? `com.amazonaws.${region}.${short}` : listed.replace('<region>', region);
}

/** The listed service that a whole service name of the region means: `ecr.api` for `com.amazonaws.eu-west-1.ecr.api`. */
export function shortNameIn(region: string, fullName: string): string | undefined {
  return endpointServices.find(({ short }) => serviceName(region, short) === fullName)?.short;
}
