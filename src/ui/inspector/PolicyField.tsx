import type { Command } from '../../engine/commands/command.ts';
import type { Endpoint, Id } from '../../engine/design/design.ts';
import { FULL_ACCESS_POLICY, imageLayersPolicy } from '../../engine/design/endpointPolicies.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { NotesField } from './fields.tsx';

/** The bucket that the starting point names, for a person to put their own there. */
const BUCKET = 'my-bucket';

/** What may be done through an endpoint: a policy as JSON, or none for everything. */
export function PolicyField({ id, endpoint }: { readonly id: Id; readonly endpoint: Endpoint }) {
  const { region } = useEditorState(designOf);
  const put = (policy: string | null): Command => ({ type: 'setEndpoint', id, changes: { policy } });
  return (
    <>
      <NotesField
        label="Policy"
        mono
        rows={endpoint.policy === null ? 2 : 10}
        value={endpoint.policy ?? ''}
        placeholder="None: everything is allowed"
        edit={(text) => put(text.trim() === '' ? null : text)}
        hint={
          endpoint.service === 's3' && endpoint.policy !== null
            ? "Amazon ECR keeps image layers in a bucket of AWS's: a policy must admit it, or no task starts."
            : undefined
        }
      />
      <div className="inspectorActions">
        <EditButton className="smallButton" edit={put(FULL_ACCESS_POLICY)}>
          Start from full access
        </EditButton>
        {endpoint.service === 's3' && (
          <EditButton className="smallButton" edit={put(imageLayersPolicy(region, BUCKET))}>
            Start from image layers and one bucket
          </EditButton>
        )}
        {endpoint.policy !== null && (
          <EditButton className="smallButton" edit={put(null)}>
            Remove the policy
          </EditButton>
        )}
      </div>
    </>
  );
}
