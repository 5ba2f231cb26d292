import type { PriceOrigin } from '../../engine/evaluation/evaluation.ts';

/** Of what day a price is; where it was read is its title, and said to screen readers. */
export const Origin = ({ price }: { readonly price: PriceOrigin }) => (
  <span title={price.source}>
    {price.asOf} <span className="visuallyHidden">from {price.source}</span>
  </span>
);
