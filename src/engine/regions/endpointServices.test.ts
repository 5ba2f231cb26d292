import { describe, expect, it } from 'vitest';

import { endpointServiceOf, endpointServices, serviceName } from './endpointServices.ts';

describe('endpoint services', () => {
  it('have short names of their own', () => {
    const names = endpointServices.map(({ short }) => short);

    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9][a-z0-9.-]{0,62}$/.test(name))).toEqual([]);
  });

  it('offer a gateway for S3 and DynamoDB only', () => {
    const gateways = endpointServices.filter(({ types }) => types.includes('gateway'));

    expect(gateways.map(({ short }) => short)).toEqual(['s3', 'dynamodb']);
    expect(endpointServices.filter(({ types }) => !types.includes('interface'))).toEqual([]);
  });

  it('are found by their short name', () => {
    expect(endpointServiceOf('ecr.api')).toMatchObject({ label: 'Amazon ECR API', types: ['interface'] });
    expect(endpointServiceOf('toString')).toBeUndefined();
  });

  it('are named after region and service', () => {
    expect(serviceName('eu-west-1', 'ecr.dkr')).toBe('com.amazonaws.eu-west-1.ecr.dkr');
  });
});
