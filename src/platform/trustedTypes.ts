/*
 * The page's policy refuses plain strings where a browser would run them. The address of our own worker is the only
 * one that is needed.
 */

type Policy = { readonly createScriptURL: (url: string) => string };

type Factory = { readonly createPolicy: (name: string, rules: Policy) => Policy };

const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;

const plain: Policy = { createScriptURL: (url) => url };

const workerPolicy =
  factory?.createPolicy('groundplan-worker', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin !== location.origin)
        throw new TypeError(`${url} is not one of our own scripts`);
      return url;
    },
  }) ?? plain;

/** The address of one of the page's own scripts, for a worker. Throws for any other origin. */
export const trustedScriptUrl = (url: string): string => workerPolicy.createScriptURL(url);
