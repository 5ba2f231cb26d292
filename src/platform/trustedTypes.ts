/*
 * The page's policy refuses plain strings where a browser would run or parse them. These two are the only places
 * that need one: the address of our own worker, and the SVG that our own scene writer made.
 */

type Policy = {
  readonly createScriptURL: (url: string) => string;
  readonly createHTML: (html: string) => string;
};

type Factory = { readonly createPolicy: (name: string, rules: Partial<Policy>) => Policy };

const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;

const plain: Policy = { createScriptURL: (url) => url, createHTML: (html) => html };

const workerPolicy =
  factory?.createPolicy('groundplan-worker', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin !== location.origin)
        throw new TypeError(`${url} is not one of our own scripts`);
      return url;
    },
  }) ?? plain;

const picturePolicy = factory?.createPolicy('groundplan-picture', { createHTML: (html) => html }) ?? plain;

/** The address of one of the page's own scripts, for a worker. Throws for any other origin. */
export const trustedScriptUrl = (url: string): string => workerPolicy.createScriptURL(url);

/** Markup made by the scene's SVG writer, which escapes all text in it. */
export const trustedPicture = (svg: string): string => picturePolicy.createHTML(svg);
