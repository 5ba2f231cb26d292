import { z } from '../engine/schema.ts';

import { dockTabs, type View } from './editorState.ts';

/** How the page looks when nothing is remembered. */
export const defaultView: View = {
  viewport: null,
  layers: { routes: true, security: true, addressUse: true, costHeat: false },
  dockTab: 'map',
  dockOpen: true,
  paletteOpen: true,
  inspectorOpen: true,
  colorScheme: 'system',
};

const viewSchema = z.strictObject({
  viewport: z.strictObject({ x: z.number(), y: z.number(), zoom: z.number().positive() }).nullable(),
  layers: z.strictObject({
    routes: z.boolean(),
    security: z.boolean(),
    addressUse: z.boolean(),
    costHeat: z.boolean(),
  }),
  dockTab: z.enum(dockTabs),
  dockOpen: z.boolean(),
  paletteOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  colorScheme: z.enum(['light', 'dark', 'system']),
});

/** A remembered view, or the default one when what was remembered no longer fits. */
export function readView(stored: unknown): View {
  const read = viewSchema.safeParse(stored);
  return read.success ? read.data : defaultView;
}
