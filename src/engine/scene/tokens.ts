/*
 * Every color of the drawing by name, for light and dark. Hues are those of AWS's architecture diagrams (groups in
 * awslabs/aws-icons-for-plantuml, dist/Groups), darkened or lightened until text has a contrast of 4.5:1 and
 * strokes of 3:1 on what they stand on (WCAG 2.2, success criteria 1.4.3 and 1.4.11). Color never speaks alone:
 * each kind also has its own stroke pattern and says what it is in words.
 */

export type ColorScheme = 'light' | 'dark';

const light = {
  canvas: '#f7f8fa',
  surface: '#ffffff',
  ink: '#16191f',
  'ink-muted': '#545b64',
  hairline: '#d5dbdb',
  'region-stroke': '#00827f',
  'region-ink': '#00696b',
  'vpc-stroke': '#8c4fff',
  'vpc-fill': '#ffffff',
  'vpc-ink': '#5a30b5',
  'vpc-solid': '#7d3ff0',
  'vpc-tint': '#f3eeff',
  'on-solid': '#ffffff',
  'zone-stroke': '#008a8c',
  'zone-fill': '#fbfdfd',
  'zone-ink': '#00696b',
  'public-stroke': '#6a8f0f',
  'public-fill': '#f2f6e8',
  'public-ink': '#4d6a0b',
  'private-stroke': '#00898b',
  'private-fill': '#e6f6f7',
  'private-ink': '#00696b',
  'isolated-stroke': '#64748b',
  'isolated-fill': '#eef1f6',
  'isolated-ink': '#3f4d63',
  'empty-stroke': '#a9b4b8',
  'bar-track': '#ffffff',
  'bar-edge': '#c3ccd3',
  'group-stroke': '#dd344c',
  'group-fill': '#ffffff',
  'group-ink': '#b0203a',
  'panel-fill': '#fff9fa',
  'panel-stroke': '#f0b8c1',
  'label-stroke': '#e7b0b9',
  'peer-stroke': '#64748b',
  'peer-fill': '#ffffff',
  danger: '#b3261e',
  'mark-added': '#1a7f37',
  'mark-removed': '#b3261e',
  'mark-changed': '#8a5300',
  'pin-open': '#0b57d0',
  'pin-resolved': '#545b64',
  'heat-1': '#fff7e6',
  'heat-2': '#ffedcb',
  'heat-3': '#ffe0ad',
  'heat-4': '#ffd696',
  'heat-line-1': '#a87600',
  'heat-line-2': '#b35c00',
  'heat-line-3': '#a8400a',
  'heat-line-4': '#8b1a10',
} as const;

export type ColorToken = keyof typeof light;

const dark: Readonly<Record<ColorToken, string>> = {
  canvas: '#12151b',
  surface: '#1a1e26',
  ink: '#f1f3f5',
  'ink-muted': '#a9b1bd',
  hairline: '#343b47',
  'region-stroke': '#2bb3b5',
  'region-ink': '#5cd6d8',
  'vpc-stroke': '#a179ff',
  'vpc-fill': '#171a22',
  'vpc-ink': '#b79bff',
  'vpc-solid': '#7d3ff0',
  'vpc-tint': '#2a2245',
  'on-solid': '#ffffff',
  'zone-stroke': '#2bb3b5',
  'zone-fill': '#191f26',
  'zone-ink': '#5cd6d8',
  'public-stroke': '#8fb52a',
  'public-fill': '#252c18',
  'public-ink': '#b6d36e',
  'private-stroke': '#2bb3b5',
  'private-fill': '#12302f',
  'private-ink': '#5cd6d8',
  'isolated-stroke': '#8a99b0',
  'isolated-fill': '#242b37',
  'isolated-ink': '#b9c5d8',
  'empty-stroke': '#4a5464',
  'bar-track': '#0f1217',
  'bar-edge': '#4a5464',
  'group-stroke': '#f0586d',
  'group-fill': '#221a20',
  'group-ink': '#ff8a9b',
  'panel-fill': '#1c161b',
  'panel-stroke': '#5e2f3a',
  'label-stroke': '#7a3f4b',
  'peer-stroke': '#8a99b0',
  'peer-fill': '#1f232b',
  danger: '#ff8a80',
  'mark-added': '#4cc26a',
  'mark-removed': '#ff8a80',
  'mark-changed': '#e3a33b',
  'pin-open': '#1f6feb',
  'pin-resolved': '#a9b1bd',
  'heat-1': '#2d2718',
  'heat-2': '#3a301a',
  'heat-3': '#46371a',
  'heat-4': '#4c3a16',
  'heat-line-1': '#b8912a',
  'heat-line-2': '#d98a2b',
  'heat-line-3': '#f07d45',
  'heat-line-4': '#ff7a6b',
};

/** Hex values of every color, by scheme. */
export const colorSchemes: Readonly<Record<ColorScheme, Readonly<Record<ColorToken, string>>>> = {
  light,
  dark,
};

/** Stroke patterns as dash lengths in scene units; none is a solid line. */
export const dashes = {
  solid: [],
  dashed: [6, 4],
  dotted: [1.5, 4],
  fine: [2, 3],
  'dash-dot': [8, 3, 2, 3],
  route: [5, 4],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type DashToken = keyof typeof dashes;

/** Contrast of two hex colors, 1 to 21. Source: WCAG 2.2, definition of contrast ratio. */
export function contrastRatio(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
