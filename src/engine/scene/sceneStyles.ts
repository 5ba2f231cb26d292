import type { Access } from '../design/design.ts';

/** How each way to the internet looks and what it is called: hue, stroke pattern and word say the same. */
export const accessStyles = {
  public: {
    role: 'subnet-public',
    word: 'public',
    fill: 'public-fill',
    stroke: 'public-stroke',
    ink: 'public-ink',
    bar: 'public-stroke',
    dash: 'solid',
  },
  private: {
    role: 'subnet-private',
    word: 'private',
    fill: 'private-fill',
    stroke: 'private-stroke',
    ink: 'private-ink',
    bar: 'private-stroke',
    dash: 'solid',
  },
  isolated: {
    role: 'subnet-isolated',
    word: 'isolated',
    fill: 'isolated-fill',
    stroke: 'isolated-stroke',
    ink: 'isolated-ink',
    bar: 'isolated-stroke',
    dash: 'dash-dot',
  },
} as const satisfies Readonly<Record<Access, unknown>>;
