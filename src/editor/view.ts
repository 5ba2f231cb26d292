import { z } from '../engine/schema.ts';

import {
  costSections,
  dockTabs,
  planningSections,
  securitySections,
  type PanelSizes,
  type View,
} from './editorState.ts';

/** At these sizes the address map fits the dock, and the sizes of a subnet fit the inspector, on 1440 × 900. */
const defaultPanels: PanelSizes = { palette: 190, inspector: 316, dock: 260 };

/** How the page looks when nothing is remembered. */
export const defaultView: View = {
  viewport: null,
  layers: { routes: true, security: true, addressUse: true, costHeat: false, reach: true },
  dockTab: 'map',
  dockOpen: true,
  dockTall: false,
  planningSection: 'requirements',
  costSection: 'lines',
  securitySection: 'matrix',
  paletteOpen: true,
  inspectorOpen: true,
  panels: defaultPanels,
  colorScheme: 'system',
  characterKeys: true,
};

const viewSchema = z.strictObject({
  viewport: z.strictObject({ x: z.number(), y: z.number(), zoom: z.number().positive() }).nullable(),
  layers: z.strictObject({
    routes: z.boolean(),
    security: z.boolean(),
    addressUse: z.boolean(),
    costHeat: z.boolean(),
    // Views from before the layer was there have none.
    reach: z.boolean().default(true),
  }),
  dockTab: z.enum(dockTabs),
  dockOpen: z.boolean(),
  dockTall: z.boolean().default(false),
  planningSection: z.enum(planningSections).catch('requirements'),
  costSection: z.enum(costSections).catch('lines'),
  securitySection: z.enum(securitySections).catch('matrix'),
  paletteOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  // Views from before the sizes were kept have none.
  panels: z
    .strictObject({
      palette: z.number().positive(),
      inspector: z.number().positive(),
      dock: z.number().positive(),
    })
    .default(defaultPanels),
  colorScheme: z.enum(['light', 'dark', 'system']),
  characterKeys: z.boolean().default(true),
});

/** A remembered view, or the default one when what was remembered no longer fits. */
export function readView(stored: unknown): View {
  const read = viewSchema.safeParse(stored);
  return read.success ? read.data : defaultView;
}

/** The view of a design that is opened: what belongs to the person at the screen stays as it is. */
export function openedView(opened: View, before: View): View {
  const { colorScheme, characterKeys, panels, paletteOpen, inspectorOpen, dockOpen, dockTall } = before;
  return { ...opened, colorScheme, characterKeys, panels, paletteOpen, inspectorOpen, dockOpen, dockTall };
}
