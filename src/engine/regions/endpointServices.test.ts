import { describe, expect, it } from 'vitest';

import { endpointServiceOf, endpointServices, serviceName, shortNameIn } from './endpointServices.ts';

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

  it.each([
    ['iam', 'com.amazonaws.iam'],
    ['qbusiness', 'aws.api.eu-west-1.qbusiness'],
    ['notebook', 'aws.sagemaker.eu-west-1.notebook'],
    ['s3-global.accesspoint', 'com.amazonaws.s3-global.accesspoint'],
    [
      'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
    ],
  ])('keep the name AWS gives %s where it is of another form', (short, name) => {
    expect(serviceName('eu-west-1', short)).toBe(name);
  });

  it('are recognised by their whole name, in their own region only', () => {
    expect(shortNameIn('eu-west-1', 'com.amazonaws.eu-west-1.ecr.api')).toBe('ecr.api');
    expect(shortNameIn('eu-west-1', 'com.amazonaws.iam')).toBe('iam');
    expect(shortNameIn('eu-west-1', 'com.amazonaws.us-east-1.ecr.api')).toBeUndefined();
  });

  it('have no private DNS names for DynamoDB, whose interface endpoints answer under names of their own', () => {
    const without = endpointServices.filter(({ privateDns }) => !privateDns);

    expect(without.map(({ short }) => short)).toEqual(['dynamodb', 'dynamodb-streams']);
  });
});
