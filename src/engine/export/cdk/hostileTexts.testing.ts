/*
 * Texts that break out of code, comments or templates when they are pasted rather than quoted. Those with code in
 * them leave a trace when it runs: a property of the global object and a file called CANARY.
 */

const canary = "globalThis.CANARY=1;require('fs').writeFileSync('CANARY','1')";

/** Texts that must arrive in the template unchanged, or be refused, and never run. */
export const hostileTexts: readonly string[] = [
  // out of a string
  `'); ${canary}; ('`,
  `"); ${canary}; ("`,
  `\\'); ${canary}; //`,
  `\\`,
  `\`; ${canary}; \``,
  `\${${canary}}`,
  `#{${canary}}`,
  // out of a line
  `a\r${canary} //`,
  `a\n${canary} //`,
  `a\r\n${canary} //`,
  `a\u2028${canary} //`,
  `a\u2029${canary} //`,
  `a\u0085${canary} //`,
  // out of, or into, a comment
  `*/ ${canary}; /*`,
  '/*',
  '/**/',
  '//',
  '/ <reference path="/etc/passwd" />',
  '@ts-nocheck',
  '# sourceMappingURL=data:application/json;base64,e30=',
  '#!/bin/sh',
  // characters that deceive or are none
  'a\u0000b',
  'user\u202e // \u2066admin\u2069',
  '\u200e\u200f\u061c\u202a\u2067',
  '\u0440r\u043ed',
  'e\u0301\u0301Z\u0351',
  '\u{1f680}\u{1f469}\u200d\u{1f4bb}',
  '\ufeffname',
  // names of the language, of CDK and of the stack itself
  ...[
    'constructor',
    'prototype',
    '__proto__',
    'hasOwnProperty',
    'toString',
    'class',
    'eval',
    'arguments',
    'let',
  ],
  ...['node', 'region', 'account', 'vpc', 'subnet', 'props', 'scope', 'ec2', 'cdk', 'this', 'environment'],
  ...['Default', 'Resource', 'Vpc', 'VpcId', 'VpcRef', 'InternetGateway', 'FlowLogGroup', 'CDKMetadata'],
  // nothing to make a name of
  ...['---', '.', '..', ' ', '0', '-1', '\u4e2d\u6587', '\ud83d\ude00'],
  // notations of CloudFormation and others that only look executable here
  ...[
    '${AWS::AccountId}',
    '${!x}',
    'Fn::Sub',
    '{"Ref":"Vpc"}',
    '%{ if true }x%{ endif }',
    '<script>alert(1)</script>',
  ],
  ...[
    'yes',
    '0123',
    'a: b #c',
    '1:30',
    '!!js/function',
    '&a',
    '*a',
    '../../../etc/cron.d/x',
    'C:\\Windows\\x',
    '-rf',
  ],
  'x'.repeat(400),
];

/** Texts that CDK or CloudFormation executes wherever they stand; no export may hold them. */
export const executedTexts: readonly string[] = [
  '${Token[TOKEN.1]}',
  '${Token[AWS.AccountId.0]}',
  'a #{Token[TOKEN.1]} b',
  '{{resolve:secretsmanager:prod/db:SecretString:password}}',
  'a{{resolve:ssm:/prod/key}}b',
  '{{ resolve:ssm-secure:/prod/key:1 }}',
  '{{Resolve:ssm:/prod/key}}',
];

/** Texts with half a character: no JSON parser but JavaScript's reads them. */
export const brokenTexts: readonly string[] = ['a\ud800b', 'a\udc00b', '\udc00\ud800'];

/** Ids that give awkward identifiers; all of them pass the design's own check of ids. */
export const awkwardIds: readonly string[] = [
  ...[
    'class',
    'default',
    'vpc',
    'resource',
    'flow-log',
    'internet-gateway',
    'has-own-property',
    'to-string',
    'value-of',
  ],
  ...[
    'a-b',
    'ab',
    'a--b',
    'a-b-',
    'a1',
    'a-1',
    'aB'.toLowerCase(),
    'node',
    'tags',
    'this',
    'await',
    'arguments',
    'eval',
  ],
  ...['subnet', 'a-subnet', 'nat-gateway-a', 'a-subnet-route-table-association', 'x'.repeat(63)],
];
