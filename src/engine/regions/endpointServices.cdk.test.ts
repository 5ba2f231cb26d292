import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { describe, expect, it } from 'vitest';

import { endpointServices } from './endpointServices.ts';

const constants = endpointServices.flatMap(({ short, name, cdkInterface }) =>
  cdkInterface === null ? [] : [{ short, name, cdkInterface }],
);

const shortNameOf = (value: unknown) =>
  value instanceof InterfaceVpcEndpointAwsService ? value.shortName : undefined;

describe('the constants of aws-cdk-lib', () => {
  it('stand for the service they are listed with', () => {
    for (const { short, cdkInterface } of constants) {
      expect(Reflect.get(InterfaceVpcEndpointAwsService, cdkInterface), cdkInterface).toMatchObject({
        shortName: short,
      });
    }
  });

  it('are missing only where the library has none', () => {
    const shortNames = new Set(
      Object.getOwnPropertyNames(InterfaceVpcEndpointAwsService).map((key) =>
        shortNameOf(Reflect.get(InterfaceVpcEndpointAwsService, key)),
      ),
    );
    const without = endpointServices.filter(({ cdkInterface }) => cdkInterface === null);

    expect(without.filter(({ short }) => shortNames.has(short))).toEqual([]);
  });

  it('name services written otherwise with the same prefix', () => {
    for (const { name, cdkInterface } of constants) {
      const value: unknown = Reflect.get(InterfaceVpcEndpointAwsService, cdkInterface);
      const inCdk = value instanceof InterfaceVpcEndpointAwsService ? value.name : '';
      const prefix = /^(com\.amazonaws\.(iam|s3-global)|aws\.(api|sagemaker)\.)/.exec(inCdk)?.[0];
      if (prefix === undefined) expect(name, cdkInterface).toBeNull();
      else expect(name?.startsWith(prefix), cdkInterface).toBe(true);
    }
  });
});
