import { describe, expect, it } from 'vitest';

import { secretIn } from './secretText.ts';

/* Put together here, so that no search for secrets finds any in this file. */
const accessKey = `AKIA${'J5ZQ'.repeat(4)}`;
const secretKey = 'abcDEF012/'.repeat(4);
const pem = (what: string) => `-----BEGIN ${what}-----\nMIIE\n-----END ${what}-----`;
const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTYifQ', 'x'.repeat(43)].join('.');

describe('secretIn', () => {
  it.each([
    ['an AWS access key', accessKey],
    ['an AWS access key', `use ${accessKey}, and rotate it`],
    ['an AWS access key', `key=ASIA${'J5ZQ'.repeat(4)}\n`],
    ['an AWS secret access key', `aws_secret_access_key = ${secretKey}`],
    ['an AWS secret access key', `{"SecretAccessKey": "${secretKey}"}`],
    ['a private key', pem('PRIVATE KEY')],
    ['a private key', `deploy with\n${pem('OPENSSH PRIVATE KEY')}`],
    ['a private key', pem('RSA PRIVATE KEY').replaceAll('\n', ' ')],
    ['a private key', pem('PGP PRIVATE KEY BLOCK')],
    ['a signed token (JWT)', `Authorization: Bearer ${token}`],
  ])('finds %s in %j', (what, text) => {
    expect(secretIn(text)).toBe(what);
  });

  it.each([
    '',
    'AKIA keys are refused by the proxy; use roles',
    `AKIA${'J5ZQ'.repeat(3)}`,
    `X${accessKey}`,
    `${accessKey}7`,
    accessKey.toLowerCase(),
    `AIDA${'J5ZQ'.repeat(4)}`,
    ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'].join(''),
    'aws_secret_access_key is kept in Secrets Manager, under network/agents/keys',
    '6dcd4ce23d88e2ee9568ba546c007c63d9131c1b',
    pem('CERTIFICATE'),
    pem('PUBLIC KEY'),
    '-----BEGIN PRIVATE-----',
    'eyJhbGciOiJIUzI1NiJ9',
    token.split('.').slice(0, 2).join('.'),
    `a${token}`,
    'arn:aws:iam::123456789012:role/agents-task-execution',
  ])('takes %j for what it is', (text) => {
    expect(secretIn(text)).toBeUndefined();
  });

  it.each([
    'AKIA',
    'eyJ',
    'eyJaaaaaaaa.',
    '-----BEGIN ',
    '-----BEGIN RSA ',
    'secret_access_key=',
    'secret_key: ',
  ])('reads a text of nothing but %j once', (part) => {
    expect(secretIn(part.repeat(1_000_000 / part.length))).toBeUndefined();
  });
});
