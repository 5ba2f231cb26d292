import type { StoreApi } from 'zustand/vanilla';

import type { Editor, EditorState } from './editorState.ts';
import { figuresInStep } from './figuresInStep.ts';
import type { Ports } from './ports.ts';

type OpenedFile = { readonly name: string; readonly bytes: Uint8Array };

type Context = {
  readonly ports: Pick<Ports, 'files' | 'now'>;
  readonly store: StoreApi<EditorState>;
  readonly notify: Editor['notify'];
  readonly dispatch: Editor['dispatch'];
};

export type DeploymentActions = Pick<Editor, 'loadDeployment'> & {
  /** Takes a file that turned out to be no design; `false` when it holds no ids of a deployment either. */
  readonly takeIds: (file: OpenedFile) => Promise<boolean>;
};

/** The ids of what was deployed, from a file into the design: all of them as one step, or one sentence and nothing. */
export function createDeploymentActions({ ports, store, notify, dispatch }: Context): DeploymentActions {
  const say = (message: string) =>
    notify({ severity: 'error', message: `The ids were not recorded: ${message}` });

  /** Records what the file says, or says why not; `false` when it is no file of ids. */
  const record = async ({ name, bytes }: OpenedFile): Promise<boolean> => {
    const content = parsed(bytes);
    if (content === undefined) return false;
    // Loaded when a file of ids comes: nobody needs it before the first deployment.
    const { readDeployedIds } = await import('../engine/export/deployedIds.ts');
    const { design, evaluation } = await figuresInStep(store, new AbortController().signal);
    const read = readDeployedIds(design, evaluation, content);
    if (!read.ok) {
      if (read.error.type === 'ids/unreadable') return false;
      say(`${name}: ${read.error.message}`);
      return true;
    }
    const { deployed, foreign } = read.value;
    const on = dayOf(ports.now());
    const edit = dispatch({ type: 'recordDeployment', deployment: { ...deployed, on } }, { quiet: true });
    if (!edit.ok) say(edit.error.message);
    else {
      const count = Object.keys(deployed.subnetIds).length;
      const rest =
        foreign.length === 0
          ? ''
          : ` The VPC has others that the design does not know: ${foreign.join(', ')}.`;
      notify({
        severity: 'success',
        message: `The ids of ${deployed.vpcId} and its ${count} subnets are recorded.${rest}`,
      });
    }
    return true;
  };

  return {
    takeIds: record,
    loadDeployment: async (dropped) => {
      try {
        const file = await ports.files.open(dropped);
        if (file === null || (await record(file))) return;
        say(
          `${file.name} is neither what "cdk deploy --outputs-file" writes nor what "aws ec2 describe-subnets --output json" prints.`,
        );
      } catch (failure) {
        say(failure instanceof Error ? failure.message : String(failure));
      }
    },
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** The day on the clock of the wall, as a design writes it. */
function dayOf(milliseconds: number): string {
  const at = new Date(milliseconds);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
