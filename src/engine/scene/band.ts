/** A box, a label or a place where a long edge passes through a band. */
export type BandItem = {
  /** How far it reaches to both sides of its center line. */
  readonly left: number;
  readonly right: number;
  /** Room it keeps free at both sides; two neighbours are their gaps' sum apart. */
  readonly gap: number;
  /** How strongly it insists on the place it wants. */
  readonly weight: number;
  /** The center line; what the layout computes. */
  x: number;
};

/** From an item of one band to an item of the next; `pull` is how much it wants to be straight. */
export type BandLink = { readonly upper: number; readonly lower: number; readonly pull: number };

/** Of each item, the items above and below that it is linked with, and how strongly. */
export type Neighbours = {
  readonly up: readonly (readonly number[])[];
  readonly upPull: readonly (readonly number[])[];
  readonly down: readonly (readonly number[])[];
  readonly downPull: readonly (readonly number[])[];
  readonly links: number;
};
