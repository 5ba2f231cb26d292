import { familyOf, type AddressFamily } from '../../engine/commands/subnetIpv6.ts';
import { entryOf, type Id } from '../../engine/design/design.ts';
import { subnetIpv6 } from '../../engine/planning/ipv6.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { textIn } from '../typed.ts';
import { CheckField, SegmentField, TextField } from './fields.tsx';

/** IPv6 of the VPC: whether it has any, the block once AWS has given it, and the way out that lets nothing in. */
export function VpcIpv6Fields() {
  const { vpc } = useEditorState(designOf);
  return (
    <section className="rows">
      <h3 className="heading">IPv6</h3>
      <CheckField
        label="IPv6 block from Amazon, a /56"
        checked={vpc.ipv6 !== null}
        edit={(on) => ({ type: 'setVpcIpv6', ipv6: on ? { cidr: null } : null })}
      />
      {vpc.ipv6 && (
        <TextField
          label="IPv6 block"
          mono
          value={vpc.ipv6.cidr ?? ''}
          placeholder="known once AWS has given it"
          edit={(text) => ({ type: 'setVpcIpv6', ipv6: { cidr: textIn(text) } })}
        />
      )}
      {(vpc.ipv6 ?? vpc.egressOnlyInternetGateway) && (
        <CheckField
          label="Egress-only internet gateway"
          checked={vpc.egressOnlyInternetGateway}
          edit={(egressOnlyInternetGateway) => ({ type: 'setVpc', egressOnlyInternetGateway })}
        />
      )}
    </section>
  );
}

const families: readonly { readonly value: AddressFamily; readonly label: string }[] = [
  { value: 'ipv4', label: 'IPv4' },
  { value: 'dual-stack', label: 'Both' },
  { value: 'ipv6', label: 'IPv6' },
];

/** Which addresses a subnet has, and its /64. */
export function SubnetIpv6Field({ id }: { readonly id: Id }) {
  const { subnets, vpc } = useEditorState(designOf);
  const subnet = entryOf(subnets, id);
  if (!subnet || (vpc.ipv6 === null && subnet.ipv6 === null)) return null;
  return (
    <SegmentField
      label="Addresses"
      value={familyOf(subnet)}
      options={families}
      edit={(family) => ({ type: 'setSubnetIpv6', id, family })}
      hint={
        subnet.ipv6 === null ? undefined : (
          <>
            IPv6 <span className="mono">{subnetIpv6(vpc, subnet.ipv6) ?? 'without a block of the VPC'}</span>
          </>
        )
      }
    />
  );
}

/** The same for every subnet of a tier at once. */
export function TierIpv6Field({ id }: { readonly id: Id }) {
  const { subnets, vpc } = useEditorState(designOf);
  const members = Object.values(subnets).filter(({ tier }) => tier === id);
  const [first, ...others] = [...new Set(members.map(familyOf))];
  if (vpc.ipv6 === null || first === undefined) return null;
  const mixed = { value: 'mixed', label: 'Mixed', disabled: true } as const;
  return (
    <SegmentField<AddressFamily | 'mixed'>
      label="Addresses of its subnets"
      value={others.length === 0 ? first : 'mixed'}
      options={others.length === 0 ? families : [...families, mixed]}
      edit={(family) => ({ type: 'setTierIpv6', id, family: family === 'mixed' ? first : family })}
    />
  );
}
