import type { Endpoint, Id } from '../../engine/design/design.ts';
import { FULL_ACCESS_POLICY, imageLayersPolicy } from '../../engine/design/endpointPolicies.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { NotesField } from './fields.tsx';
import { useEdit } from './useEdit.ts';

/** The bucket that the starting point names, for a person to put their own there. */
const BUCKET = 'my-bucket';

/** What may be done through an endpoint: a policy as JSON, or none for everything. */
export function PolicyField({ id, endpoint }: { readonly id: Id; readonly endpoint: Endpoint }) {
  const { region } = useEditorState(designOf);
  const edit = useEdit();
  const put = (policy: string | null) => edit({ type: 'setEndpoint', id, changes: { policy } });
  return (
    <>
      <NotesField
        label="Policy"
        mono
        rows={endpoint.policy === null ? 2 : 10}
        value={endpoint.policy ?? ''}
        placeholder="None: everything is allowed"
        commit={(text) => put(text.trim() === '' ? null : text)}
        hint={
          endpoint.service === 's3' && endpoint.policy !== null
            ? "Amazon ECR keeps image layers in a bucket of AWS's: a policy must admit it, or no task starts."
            : undefined
        }
      />
      <div className="inspectorActions">
        <EditButton className="smallButton" onClick={() => put(FULL_ACCESS_POLICY)}>
          Start from full access
        </EditButton>
        {endpoint.service === 's3' && (
          <EditButton className="smallButton" onClick={() => put(imageLayersPolicy(region, BUCKET))}>
            Start from image layers and one bucket
          </EditButton>
        )}
        {endpoint.policy !== null && (
          <EditButton className="smallButton" onClick={() => put(null)}>
            Remove the policy
          </EditButton>
        )}
      </div>
    </>
  );
}
