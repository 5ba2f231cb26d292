import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { describe, expect, it } from 'vitest';

import { endpointServices } from './endpointServices.ts';

describe('the constants of aws-cdk-lib', () => {
  it('stand for the service they are listed with', () => {
    const constants: Readonly<Record<string, unknown>> = { ...InterfaceVpcEndpointAwsService };

    for (const { short, cdkInterface } of endpointServices) {
      expect(constants[cdkInterface], cdkInterface).toMatchObject({ shortName: short });
    }
  });
});
