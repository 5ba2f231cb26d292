import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule, type Found } from './rule.ts';

/** A connection that is drawn and whose id nobody has given yet; the stack asks for it on deployment. */
export const connectionIdUnknown: FindingRule = {
  id: 'connectionIdUnknown',
  title: 'Connections whose ids are not known yet',
  severity: 'info',
  source: ownSource('The connections of this design'),
  find: ({ design }) => {
    const { transitGateway } = design.vpc;
    const found: Found[] = Object.entries(design.networks).flatMap(([id, { name, connection }]) =>
      connection?.kind === 'peering' && connection.id === null
        ? [unknown(refOf('network', id), `The peering connection to ${name}`)]
        : [],
    );
    if (transitGateway?.id === null) found.push(unknown('transit-gateway', 'The transit gateway'));
    return found;
  },
};

function unknown(subject: string, what: string): Found {
  return {
    about: subject,
    title: `${what} has no id yet.`,
    why: 'The exported stack asks for it as a parameter on deployment; once the other side has made it, enter the id.',
    subjects: [subject],
  };
}
