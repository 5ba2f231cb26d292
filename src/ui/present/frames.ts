/** The steps of a presentation, in their order. */
export const frames = [
  { id: 'addresses', title: 'Address plan' },
  { id: 'routing', title: 'Routing' },
  { id: 'internet', title: 'From the internet' },
  { id: 'tiers', title: 'Between tiers' },
  { id: 'aws', title: "To AWS's APIs" },
  { id: 'out', title: 'To the outside' },
  { id: 'cost', title: 'Cost' },
] as const;

export type FrameId = (typeof frames)[number]['id'];

/** The frame so many steps on; the ends are ends. */
export function stepFrom(frame: FrameId, by: number): FrameId {
  const at = frames.findIndex(({ id }) => id === frame);
  return frames[Math.min(Math.max(at + by, 0), frames.length - 1)]?.id ?? frame;
}
