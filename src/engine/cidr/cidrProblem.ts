/**
 * Why a text is not an IPv4 address or CIDR block, in one sentence.
 *
 * The readers in `cidr.ts` only say yes or no, because they run over thousands of blocks. What a
 * person needs to know about a refused text is worked out here, once, after the refusal. Nothing is
 * guessed: a text is offered in place of the refused one only when it can have been meant.
 */

/** Why a text is refused: a stable code, a sentence, and a text that would be accepted where one can be named. */
export type CidrProblem = {
  readonly code:
    | 'cidr/empty'
    | 'cidr/too-long'
    | 'cidr/white-space'
    | 'cidr/foreign-digits'
    | 'cidr/ipv6'
    | 'cidr/not-ipv4'
    | 'cidr/octet'
    | 'cidr/leading-zero'
    | 'cidr/prefix'
    | 'cidr/host-bits'
    | 'cidr/not-ipv6'
    | 'cidr/zone-index'
    | 'cidr/embedded-ipv4';
  readonly message: string;
  readonly suggestion?: string;
};

/** A problem, and a text that may be what was meant; the caller offers it only after reading it successfully. */
export type Explanation = { readonly problem: CidrProblem; readonly attempt?: string };

/** No address text is longer: an IPv6 block with an embedded IPv4 address has 49 characters. */
const longestText = 64;
const clippedLength = 40;
const ordinals = ['first', 'second', 'third', 'fourth'];

/**
 * The refused text as it may stand inside a sentence: in quotes, clipped to 40 characters, and with
 * invisible, direction-changing and broken characters shown as their code points.
 */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * clippedLength));
  const clipped = characters.length > clippedLength || text.length > 2 * clippedLength;
  const shown = characters.slice(0, clippedLength).map(visible).join('');
  return `"${shown}${clipped ? '…' : ''}"`;
}

/** Why `text` is not a CIDR block; asked only for a text the reader refused. */
export function explainCidr(text: string): Explanation {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  return (
    explainCharacters(text, '10.0.0.0/16') ??
    explainIpv6(text) ??
    explainOctets(address, text) ??
    explainPrefix(address, slash < 0 ? undefined : text.slice(slash + 1), 32)
  );
}

/** Why `text` is not an IPv4 address; asked only for a text the reader refused. */
export function explainIpv4(text: string): Explanation {
  return (
    explainCharacters(text, '10.0.0.1') ??
    explainIpv6(text) ??
    explainOctets(text, text) ??
    problem('cidr/not-ipv4', `${quoted(text)} is not an IPv4 address; write one such as 10.0.0.1.`)
  );
}

/**
 * What is wrong with the characters of `text`, whatever address family it is of: nothing there, far
 * too long, white space, or digits of another script. `example` is what an accepted text looks like.
 */
export function explainCharacters(text: string, example: string): Explanation | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return problem('cidr/empty', `The address is empty; write one such as ${example}.`);
  if (trimmed !== text) {
    return problem('cidr/white-space', `${quoted(text)} has white space around it; leave it out.`, trimmed);
  }
  if (text.length > longestText) {
    const length = text.length.toLocaleString('en-US');
    return problem(
      'cidr/too-long',
      `${quoted(text)} is ${length} characters long; an address is short, such as ${example}.`,
    );
  }
  const digit = /(?![0-9])\p{Nd}/u.exec(text)?.[0];
  if (digit !== undefined) {
    return problem(
      'cidr/foreign-digits',
      `${quoted(text)} holds the digit "${digit}" (${codePoint(digit)}), which is not read; type the address with the digits 0 to 9.`,
    );
  }
  if (/\s/u.test(text)) {
    const tight = text.replace(/\s*([./:])\s*/gu, '$1');
    const message = `${quoted(text)} has white space inside it; write it without, as in ${example}.`;
    return problem('cidr/white-space', message, /\s/u.test(tight) ? undefined : tight);
  }
  return undefined;
}

/**
 * What is wrong with the prefix length after the slash: missing, padded, not a whole number, or above
 * `largest`. Never `undefined`, because a text with nothing else wrong fails here.
 */
export function explainPrefix(address: string, prefix: string | undefined, largest: 32 | 128): Explanation {
  const whole = `${address}${prefix === undefined ? '' : `/${prefix}`}`;
  if (prefix === undefined || prefix === '') {
    return problem(
      'cidr/prefix',
      `${quoted(whole)} has no prefix length; write /0 to /${largest} after the address, where /${largest} is this one address.`,
      `${address}/${largest}`,
    );
  }
  if (/^0[0-9]+$/u.test(prefix)) {
    return problem(
      'cidr/leading-zero',
      `${quoted(whole)} has a leading zero in its prefix length; write /${Number(prefix)}.`,
      `${address}/${Number(prefix)}`,
    );
  }
  if (/^[0-9]+$/u.test(prefix)) {
    return problem(
      'cidr/prefix',
      `${quoted(whole)} has the prefix length ${prefix}; the longest is /${largest}, one address.`,
      `${address}/${largest}`,
    );
  }
  return problem(
    'cidr/prefix',
    `${quoted(whole)} has ${quoted(prefix)} after the slash; a prefix length is a whole number from 0 to ${largest}.`,
  );
}

function explainIpv6(text: string): Explanation | undefined {
  if (!text.includes(':')) return undefined;
  return problem(
    'cidr/ipv6',
    `${quoted(text)} looks like IPv6, and an IPv4 address is needed here, such as 10.0.0.0.`,
  );
}

function explainOctets(address: string, whole: string): Explanation | undefined {
  const odd = /[^0-9.]/u.exec(address)?.[0];
  if (odd !== undefined) {
    return problem(
      'cidr/not-ipv4',
      `${quoted(whole)} holds "${visible(odd)}"; an IPv4 address is four decimal numbers from 0 to 255 with dots between, such as 10.0.0.0.`,
    );
  }
  const octets = address.split('.');
  if (octets.length !== 4) {
    const count = octets.length === 1 ? '1 number' : `${octets.length} numbers`;
    return problem(
      'cidr/not-ipv4',
      `${quoted(whole)} has ${count} where an IPv4 address has four; write all four, as in 10.0.0.0.`,
    );
  }
  return explainFirst(octets, whole);
}

function explainFirst(octets: readonly string[], whole: string): Explanation | undefined {
  for (const [position, octet] of octets.entries()) {
    const where = `${quoted(whole)}: the ${ordinals[position] ?? ''} number`;
    if (octet === '') return problem('cidr/not-ipv4', `${where} is missing; write four, as in 10.0.0.0.`);
    if (octet.length > 1 && octet.startsWith('0')) {
      return problem(
        'cidr/leading-zero',
        `${where}, ${octet}, has a leading zero, which some programs read as octal; write ${octet.replace(/^0+(?=.)/u, '')}.`,
        whole.replace(/(^|\.)0+(?=[0-9])/gu, '$1'),
      );
    }
    if (octet.length > 3 || Number(octet) > 255) {
      return problem('cidr/octet', `${where} is ${octet}; the largest is 255.`);
    }
  }
  return undefined;
}

/** A problem, with a text to try in place of the refused one. */
export function problem(code: CidrProblem['code'], message: string, attempt?: string): Explanation {
  return attempt === undefined ? { problem: { code, message } } : { problem: { code, message }, attempt };
}

function visible(character: string): string {
  return /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character) ? `<${codePoint(character)}>` : character;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
