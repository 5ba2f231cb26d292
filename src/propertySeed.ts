/*
 * Runs before the tests of a file. In the gate (CI is set) properties draw the same examples every time: what fails
 * there is what the change at hand broke. Everywhere else they go on looking, and fast-check says the seed of what it
 * finds.
 */
import fc from 'fast-check';

if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_260_901 });
