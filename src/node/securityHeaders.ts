/**
 * The Content Security Policy of the built page. It allows the page's own files and nothing else:
 * no inline script, no `eval`, no request to another host, no frame around the page.
 *
 * - The one style hash is that of an empty `<style>`: Emotion inserts such an element and fills it with
 *   `insertRule`, which the policy does not see. React sets `style` through the CSSOM, so the attribute
 *   itself can stay forbidden.
 * - One Trusted Types policy exists, for the address of our own worker. Everything else that would run or parse
 *   a string is refused.
 *
 * Source: W3C Content Security Policy Level 3; W3C Trusted Types.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "style-src 'self'",
  "style-src-elem 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "style-src-attr 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types groundplan-worker',
];

/** The policy as a `<meta>` element can carry it: `frame-ancestors` works only as a header. */
export const metaPolicy: string = policy.join('; ');

/** Headers sent with every file of the built page. A host that serves it elsewhere should send the same. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [...policy, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), clipboard-read=(self), clipboard-write=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
