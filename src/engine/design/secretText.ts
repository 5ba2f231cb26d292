/*
 * What looks like a secret in a text that people type. Every pattern is linear in the text: none may begin within a run
 * of its own characters, so that no run is read from each of its places.
 */

/** Shorter than any of them. */
const SHORTEST = 20;

/**
 * The id of an access key, 20 characters that begin with AKIA, or with ASIA where it is a temporary one of AWS STS
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). AWS's documentation ends those that
 * are none with EXAMPLE.
 */
const ACCESS_KEY = /(?<![A-Za-z0-9])A[KS]IA(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}(?![A-Za-z0-9])/;

/** The other half of an access key, which says what it is where it is copied from a file of credentials. */
const SECRET_ACCESS_KEY =
  /secret_?(?:access_?)?key["']?\s{0,8}[:=]\s{0,8}["']?(?![a-z0-9/+]{30}EXAMPLEKEY)[a-z0-9/+]{40}(?![a-z0-9/+=])/i;

/** A private key as RFC 7468 encodes it, and as OpenSSH and PGP do in their likeness. */
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;

/** A signed JSON Web Token (RFC 7519): its header and its claims are JSON objects in base64url, and both begin so. */
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/;

const kinds: readonly (readonly [RegExp, string])[] = [
  [PRIVATE_KEY, 'a private key'],
  [SECRET_ACCESS_KEY, 'an AWS secret access key'],
  [ACCESS_KEY, 'an AWS access key'],
  [WEB_TOKEN, 'a signed token (JWT)'],
];

/**
 * What a text holds that nobody may be shown, as the end of a sentence: "an AWS access key"; `undefined` when nothing
 * in it looks like a secret. Never any of the text.
 */
export function secretIn(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  return kinds.find(([pattern]) => pattern.test(text))?.[1];
}
