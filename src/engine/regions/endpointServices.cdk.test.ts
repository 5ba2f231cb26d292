import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { describe, expect, it } from 'vitest';

import { endpointServices } from './endpointServices.ts';

describe('the constants of aws-cdk-lib', () => {
  it('stand for the service they are listed with', () => {
    for (const { short, cdkInterface } of endpointServices) {
      expect(Reflect.get(InterfaceVpcEndpointAwsService, cdkInterface), cdkInterface).toMatchObject({
        shortName: short,
      });
    }
  });
});
