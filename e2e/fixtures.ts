import { expect, test as base } from 'playwright/test';

export { expect };

/**
 * `test` with a page that fails the test when anything goes wrong behind the scenes: a message on the
 * console as an error, an exception nobody caught, or something that the page's policy had to stop.
 */
export const test = base.extend<{ readonly quietPage: undefined }>({
  quietPage: [
    async ({ page }, use) => {
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(`exception: ${error.stack ?? error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
      });
      await page.exposeFunction('reportViolation', (text: string) => troubles.push(`policy: ${text}`));
      // The browser hands its file dialogs over from the start: asked for only as one opens, it may come too late.
      page.on('filechooser', () => undefined);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = (globalThis as unknown as { reportViolation: (text: string) => void })
            .reportViolation;
          report(`${event.violatedDirective} stopped ${event.blockedURI} (${event.sample})`);
        });
      });

      await use(undefined);

      expect(troubles, 'what went wrong behind the scenes').toEqual([]);
    },
    { auto: true },
  ],
});
