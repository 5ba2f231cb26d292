import { acknowledge } from './acknowledge.ts';
import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack, StackNatGateway } from './stackModel.ts';

/** A NAT instance of the stack. */
type StackNatInstance = Extract<StackNatGateway, { kind: 'instance' }>;

/**
 * What AWS has a NAT instance do on Amazon Linux, with repositories asked until the address is there: forward packets,
 * and give those that leave its own address
 * (https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html).
 */
const COMMANDS = [
  // Half a gigabyte of memory is too little for dnf alone.
  'dd if=/dev/zero of=/swapfile bs=1M count=512 && chmod 600 /swapfile && mkswap /swapfile && swapon /swapfile',
  'until dnf install -y iptables-services; do sleep 5; done',
  'systemctl enable --now iptables',
  'echo net.ipv4.ip_forward=1 > /etc/sysctl.d/90-nat.conf',
  'sysctl -p /etc/sysctl.d/90-nat.conf',
  'iptables -t nat -A POSTROUTING -o "$(ip -o -4 route show to default | awk \'{ print $5; exit }\')" -j MASQUERADE',
  'iptables -F FORWARD',
  'service iptables save',
];

/**
 * The NAT instances: the newest Amazon Linux 2023 by AWS's public parameter, which CloudFormation reads on deployment, on
 * a t4g.nano with an encrypted volume and IMDSv2, an Elastic IP address each and one security group for all, which
 * admits private subnets alone.
 */
export function natInstanceLines({ design, natGateways, natRanges, routeTables }: NetworkStack): Lines {
  const instances = natGateways.filter((one): one is StackNatInstance => one.kind === 'instance');
  const [first] = instances;
  if (first === undefined) return [];
  const calls = instances.map(({ name, subnet, label }) => ({
    name,
    call: `natInstance(${literal(name)}, this.subnet(${literal(subnet)}), ${literal(label)})`,
  }));
  const led = routeTables.some(({ routes }) => routes.some(({ target }) => target.kind === 'nat-instance'));
  return [
    ...groupLines(first.group, natRanges),
    'const natImage = ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }).getImage(this);',
    'const natUserData = ec2.UserData.forLinux();',
    ...braced(
      'natUserData.addCommands(',
      COMMANDS.map((command) => `${literal(command)},`),
      ');',
    ),
    ...instanceFunction(design.vpc.internetGateway),
    ...(led
      ? braced(
          'const natInstances = {',
          calls.map(({ name, call }) => `${name}: ${call},`),
          '};',
        )
      : calls.map(({ call }) => `${call};`)),
  ];
}

function groupLines(group: string, ranges: readonly string[]): Lines {
  return [
    ...braced(
      `const natInstanceGroup = new ec2.CfnSecurityGroup(this, ${literal(group)}, {`,
      [
        'vpcId: vpc.ref,',
        "groupDescription: 'NAT instances: what private subnets send to the internet',",
        ...braced(
          'securityGroupIngress: [',
          ranges.map(
            (cidr) =>
              `{ ipProtocol: '-1', cidrIp: ${literal(cidr)}, description: 'From private subnets on their way out' },`,
          ),
          '],',
        ),
        "securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '0.0.0.0/0', description: 'To the internet' }],",
      ],
      '});',
    ),
    "nameTag(natInstanceGroup, 'NAT instances');",
  ];
}

function instanceFunction(attached: boolean): Lines {
  return braced(
    'const natInstance = (id: string, subnet: ec2.ISubnet, name: string): ec2.CfnInstance => {',
    [
      ...braced(
        'const instance = new ec2.CfnInstance(this, id, {',
        [
          "instanceType: 't4g.nano',",
          'imageId: natImage.imageId,',
          '// It passes on packets that are neither from it nor to it.',
          'sourceDestCheck: false,',
          ...braced(
            'networkInterfaces: [',
            [
              '{',
              "  deviceIndex: '0',",
              '  subnetId: subnet.subnetId,',
              '  groupSet: [natInstanceGroup.attrGroupId],',
              '  // Until its Elastic IP address is associated, it needs another to install what it runs.',
              '  associatePublicIpAddress: true,',
              '},',
            ],
            '],',
          ),
          ...braced(
            'blockDeviceMappings: [',
            ["{ deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', volumeSize: 8 } },"],
            '],',
          ),
          "metadataOptions: { httpTokens: 'required' },",
          'userData: cdk.Fn.base64(natUserData.render()),',
        ],
        '});',
      ),
      "const address = new ec2.CfnEIP(this, `${id}Eip`, { domain: 'vpc', instanceId: instance.ref });",
      ...braced(
        'for (const resource of [instance, address]) {',
        [
          ...(attached ? ['resource.node.addDependency(gatewayAttachment);'] : []),
          'nameTag(resource, name);',
        ],
        '}',
      ),
      ...acknowledge(
        'instance',
        'AwsSolutions::AwsSolutions-EC28',
        'Metrics every five minutes are enough: EC2 recovers the instance by its status checks, which need no detailed monitoring.',
      ),
      ...acknowledge(
        'instance',
        'AwsSolutions::AwsSolutions-EC29',
        'The instance holds no data, and the stack must be able to replace it.',
      ),
      'return instance;',
    ],
    '};',
  );
}
