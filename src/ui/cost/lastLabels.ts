/** Kept free at the right of the picture for the names of where the data goes, in CSS pixels. */
export const LAST_LABELS = 170;
