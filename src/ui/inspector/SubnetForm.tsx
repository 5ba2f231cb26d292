import { lazy, Suspense } from 'react';

import { parseCidr, usableAddresses, addressCount } from '../../engine/cidr/cidr.ts';
import { entryOf, NO_IPV4, type Design, type Id, type Subnet } from '../../engine/design/design.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { isIpv6Only } from '../../engine/planning/ipv6.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatWholeShare } from '../format.ts';
import { PinIcon } from '../icons/actionIcons.tsx';
import { accessWord } from '../names.ts';
import { NotesField, SegmentField, SelectField, TextField } from './fields.tsx';
import { SubnetIpv6Field } from './Ipv6Fields.tsx';
import { NatChoice } from './NatChoice.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { LockNotes } from '../tracker/LockNotes.tsx';
import { textIn } from '../typed.ts';

const RouteTableChoice = lazy(() =>
  import('./RouteTableChoice.tsx').then((module) => ({ default: module.RouteTableChoice })),
);

const NetworkAclChoice = lazy(() =>
  import('./NetworkAcls.tsx').then((module) => ({ default: module.NetworkAclChoice })),
);

/** The prefixes offered beside the one there is: two larger, the rest smaller. */
function nearbyPrefixes(prefix: number): readonly number[] {
  const first = Math.max(16, Math.min(prefix - 2, 23));
  return Array.from({ length: 6 }, (_, index) => first + index).filter((value) => value <= 28);
}

const prefixOf = (design: Design, cidr: string, tier: Id): number => {
  const parsed = parseCidr(cidr.startsWith('/') ? `0.0.0.0${cidr}` : cidr);
  return parsed.ok ? parsed.value.prefix : (entryOf(design.tiers, tier)?.prefix ?? 24);
};

export function SubnetForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const report = entryOf(useEditorState(evaluationOf).subnets, id);
  const subnet = entryOf(design.subnets, id);
  if (!subnet) return null;
  const tier = entryOf(design.tiers, subnet.tier);
  const zone = entryOf(design.zones, subnet.zone);
  const prefix = prefixOf(design, subnet.cidr, subnet.tier);

  return (
    <>
      <header>
        <h2>
          {visibleText(tier?.name ?? subnet.tier)} · {visibleText(zone?.name ?? subnet.zone)}
        </h2>
        <p className="muted">{accessWord(report?.access ?? tier?.access ?? 'private')} subnet</p>
        <SubnetActions id={id} pinned={subnet.pinned} cidr={subnet.cidr} />
      </header>
      <TextField
        label="Name"
        renames
        value={subnet.name}
        edit={(name) => ({ type: 'setSubnet', id, name })}
      />
      <TextField
        label="CIDR"
        mono
        value={subnet.cidr}
        edit={(text) => ({ type: 'setSubnetCidr', id, cidr: textIn(text) })}
        end={<span className="muted">{placementWord(subnet)}</span>}
      />
      <LockNotes kinds={['sizing', 'subnets']} />
      <SubnetIpv6Field id={id} />
      {!isIpv6Only(subnet) && <SizeField id={id} prefix={prefix} />}
      {report && (
        <AddressesUsed
          report={report}
          agents={design.requirements.agents}
          headroom={design.requirements.headroom}
        />
      )}
      <Suspense fallback={null}>
        <RouteTableChoice subnet={id} />
        <NetworkAclChoice subnet={id} />
      </Suspense>
      {tier?.access === 'private' && <NatChoice />}
      <SubjectFindings subjects={[`subnet:${id}`]} />
      <div className="fieldPair">
        <SelectField
          label="Zone"
          value={subnet.zone}
          options={Object.entries(design.zones).map(([value, { name }]) => ({ value, label: name }))}
          edit={(target) => ({ type: 'moveSubnet', id, zone: target })}
        />
        <SelectField
          label="Tier"
          value={subnet.tier}
          options={Object.entries(design.tiers).map(([value, { name }]) => ({ value, label: name }))}
          edit={(target) => ({ type: 'moveSubnet', id, tier: target })}
        />
      </div>
      <NotesField value={subnet.notes} edit={(notes) => ({ type: 'setSubnet', id, notes })} />
    </>
  );
}

function placementWord(subnet: Subnet): string {
  if (isIpv6Only(subnet)) return 'no IPv4';
  return subnet.pinned ? 'pinned' : 'automatic';
}

function SizeField({ id, prefix }: { readonly id: Id; readonly prefix: number }) {
  return (
    <SegmentField
      label="Size"
      value={String(prefix)}
      options={nearbyPrefixes(prefix).map((value) => ({
        value: String(value),
        label: `/${String(value)}`,
      }))}
      edit={(value) => ({ type: 'resizeSubnet', id, prefix: Number(value) })}
      hint={
        <>
          {formatCount(addressCount(prefix))} addresses − 5 reserved by AWS ={' '}
          <strong>{formatCount(usableAddresses(prefix))} usable</strong>
        </>
      }
    />
  );
}

function SubnetActions({
  id,
  pinned,
  cidr,
}: {
  readonly id: Id;
  readonly pinned: boolean;
  readonly cidr: string;
}) {
  const placed = !cidr.startsWith('/') && cidr !== NO_IPV4;
  return (
    <div className="inspectorActions">
      {placed && (
        <EditButton
          className="smallButton"
          aria-pressed={pinned}
          edit={{ type: 'setSubnet', id, pinned: !pinned }}
        >
          <PinIcon size={14} /> {pinned ? 'Unpin address' : 'Pin address'}
        </EditButton>
      )}
      <EditButton className="smallButton danger" edit={{ type: 'removeSubnet', id }}>
        Remove subnet
      </EditButton>
    </div>
  );
}

function AddressesUsed({
  report,
  agents,
  headroom,
}: {
  readonly report: SubnetReport;
  readonly agents: number;
  readonly headroom: number;
}) {
  const full = report.used > report.usable;
  const forAgents = report.fullAtAgents !== null;
  return (
    <section className="figures">
      <h3 className="heading">Addresses used</h3>
      <div className="useBar" data-access={report.access} data-full={full || undefined}>
        <div style={{ width: `${String(Math.min(100, report.usedShare * 100))}%` }} />
      </div>
      <p className="hint">
        {formatCount(report.used)} of {formatCount(report.usable)} · {formatWholeShare(report.usedShare)}
        {forAgents && (
          <>
            {' '}
            at {formatCount(agents)} agents with {headroom.toFixed(1)}× headroom · full at{' '}
            {formatCount(report.fullAtAgents)} agents with every zone up
          </>
        )}
      </p>
      {report.uses.length > 0 && (
        <p className="hint">{report.uses.map((use) => visibleText(use.what)).join(' · ')}</p>
      )}
      {report.residents.length > 0 && (
        <p className="hint">Lives here: {report.residents.map(visibleText).join(', ')}</p>
      )}
      {report.firstUsable !== null && (
        <p className="hint">
          Usable <span className="mono">{report.firstUsable}</span> to{' '}
          <span className="mono">{report.lastUsable}</span>
        </p>
      )}
    </section>
  );
}
