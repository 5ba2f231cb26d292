import './inspector.css';

import { lazy, Suspense } from 'react';

import { entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, selectionOf, useEditor, useEditorState, useIsBehind } from '../EditorContext.tsx';
import { existsIn } from '../../editor/selection.ts';
import { nameOf } from '../names.ts';
import { useReading } from '../reading.ts';
import { removalOf } from '../shell/removal.ts';
import { DesignForm } from './DesignForm.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { SubnetForm } from './SubnetForm.tsx';

/* The design's and the subnet's forms are there from the start; the others load when first needed. */
const EdgeForm = lazy(() => import('./EdgeForm.tsx').then((module) => ({ default: module.EdgeForm })));
const EndpointForm = lazy(() =>
  import('./EndpointForm.tsx').then((module) => ({ default: module.EndpointForm })),
);
const InternetGatewayForm = lazy(() =>
  import('./GatewayForms.tsx').then((module) => ({ default: module.InternetGatewayForm })),
);
const NatForm = lazy(() => import('./GatewayForms.tsx').then((module) => ({ default: module.NatForm })));
const EgressOnlyForm = lazy(() =>
  import('./GatewayForms.tsx').then((module) => ({ default: module.EgressOnlyForm })),
);
const NetworkAclForm = lazy(() =>
  import('./NetworkAclForm.tsx').then((module) => ({ default: module.NetworkAclForm })),
);
const NetworkForm = lazy(() =>
  import('./NetworkForm.tsx').then((module) => ({ default: module.NetworkForm })),
);
const PeerForm = lazy(() => import('./PeerForm.tsx').then((module) => ({ default: module.PeerForm })));
const RouteTableForm = lazy(() =>
  import('./RouteTableForm.tsx').then((module) => ({ default: module.RouteTableForm })),
);
const TransitGatewayForm = lazy(() =>
  import('./TransitGatewayForm.tsx').then((module) => ({ default: module.TransitGatewayForm })),
);
const GroupForm = lazy(() => import('./GroupForm.tsx').then((module) => ({ default: module.GroupForm })));
const TierForm = lazy(() => import('./TierForm.tsx').then((module) => ({ default: module.TierForm })));
const HeldForm = lazy(() => import('./VpcForm.tsx').then((module) => ({ default: module.HeldForm })));
const VpcForm = lazy(() => import('./VpcForm.tsx').then((module) => ({ default: module.VpcForm })));
const WorkloadForm = lazy(() =>
  import('./WorkloadForm.tsx').then((module) => ({ default: module.WorkloadForm })),
);
const ZoneForm = lazy(() => import('./ZoneForm.tsx').then((module) => ({ default: module.ZoneForm })));

/** Everything about the selection. Its forms are keyed by it, so a draft never moves to another thing. */
export function Inspector() {
  const selection = useEditorState(selectionOf);
  const design = useEditorState(designOf);
  const behind = useIsBehind();
  const reading = useReading();
  const refs = selection.filter((ref) => existsIn(design, ref));
  const [only] = refs;
  return (
    <section className="region inspector" aria-label="Inspector" aria-busy={behind}>
      {reading && (
        <p className="readingNote">
          Review mode: comment, decide or sign; the network itself stays as it is.
        </p>
      )}
      <Suspense fallback={null}>
        {refs.length > 1 ? <ManyForm refs={refs} /> : <Form key={only ?? 'design'} subject={only ?? null} />}
      </Suspense>
    </section>
  );
}

function Form({ subject }: { readonly subject: Ref | null }) {
  if (subject === null) return <DesignForm />;
  const { kind, id } = readRef(subject);
  switch (kind) {
    case 'vpc':
      return <VpcForm />;
    case 'zone':
      return <ZoneForm id={id} />;
    case 'tier':
      return <TierForm id={id} />;
    case 'subnet':
      return <SubnetForm id={id} />;
    case 'nat':
      return <NatForm id={id} />;
    case 'internet-gateway':
      return <InternetGatewayForm />;
    case 'egress-only-internet-gateway':
      return <EgressOnlyForm />;
    case 'route-table':
      return <RouteTableForm id={id} />;
    case 'network-acl':
      return <NetworkAclForm id={id} />;
    case 'transit-gateway':
      return <TransitGatewayForm />;
    case 'network':
      return <NetworkForm id={id} />;
    case 'endpoint':
      return <EndpointForm id={id} />;
    case 'group':
      return <GroupForm id={id} />;
    case 'rule':
      return <RuleForm id={id} />;
    case 'edge':
      return <EdgeForm edgeRef={subject} />;
    case 'held':
      return <HeldForm id={id} />;
    case 'workload':
      return <WorkloadForm id={id} />;
    default:
      return <PeerForm subject={subject} />;
  }
}

function RuleForm({ id }: { readonly id: string }) {
  const rule = entryOf(useEditorState(designOf).rules, id);
  return rule ? <GroupForm id={rule.group} currentRule={id} /> : null;
}

function ManyForm({ refs }: { readonly refs: readonly Ref[] }) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const removal = removalOf(design, refs);
  return (
    <>
      <header>
        <h2>{refs.length} selected</h2>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" disabled={removal === null} edit={removal ?? undefined}>
            Remove all
          </EditButton>
        </div>
      </header>
      <section className="rows">
        {refs.map((ref) => (
          <button key={ref} type="button" className="rowButton" onClick={() => editor.select([ref])}>
            {nameOf(design, ref)}
          </button>
        ))}
      </section>
      <SubjectFindings subjects={refs} />
    </>
  );
}
