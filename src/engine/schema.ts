import { z } from 'zod';

/*
 * The one place that takes zod, set up for a page whose policy forbids compiling code at run time. The setting has to
 * stand before the first schema is made, and only a module that every schema imports can promise that.
 */
z.config({ jitless: true });

export { z };
