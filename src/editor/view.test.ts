import { describe, expect, it } from 'vitest';

import { defaultView, openedView, readView } from './view.ts';

describe('the remembered view', () => {
  it('keeps the sizes of the panels', () => {
    const view = { ...defaultView, panels: { palette: 210, inspector: 400, dock: 320 } };

    expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
  });

  it('stays readable from before the sizes were kept', () => {
    const { panels, ...older } = { ...defaultView, dockTab: 'cost' as const, inspectorOpen: false };

    expect(readView(older)).toEqual({ ...older, panels });
  });

  it('keeps whether keys of one character act, which they do in views from before there was a choice', () => {
    const { characterKeys, ...older } = defaultView;

    expect(characterKeys).toBe(true);
    expect(readView(older)).toEqual(defaultView);
    expect(readView({ ...defaultView, characterKeys: false }).characterKeys).toBe(false);
    expect(openedView(defaultView, { ...defaultView, characterKeys: false }).characterKeys).toBe(false);
  });

  it('is the default when a size is none', () => {
    expect(
      readView({ ...defaultView, dockTab: 'cost', panels: { palette: 0, inspector: 1, dock: 1 } }),
    ).toEqual(defaultView);
  });
});

describe('the view of a design that is opened', () => {
  it('keeps colours and panels as they are on the screen, and takes the rest from the design', () => {
    const opened = { ...defaultView, dockTab: 'cost' as const, viewport: { x: 1, y: 2, zoom: 3 } };
    const before = {
      ...defaultView,
      dockTab: 'security' as const,
      colorScheme: 'dark' as const,
      paletteOpen: false,
      panels: { palette: 210, inspector: 400, dock: 320 },
    };

    expect(openedView(opened, before)).toEqual({
      ...opened,
      colorScheme: 'dark',
      paletteOpen: false,
      panels: before.panels,
    });
  });
});
