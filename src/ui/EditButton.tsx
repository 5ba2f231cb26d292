import type { ComponentProps, ReactNode } from 'react';

import { useReading } from './reading.ts';

type Props = Omit<ComponentProps<'button'>, 'type'> & {
  /** What stands in its place while the page is there to be read; nothing unless it is given. */
  readonly whileReading?: ReactNode;
};

/** A button that edits the network: a review, which could only refuse it, does not offer it. */
export function EditButton({ whileReading = null, ...button }: Props) {
  return useReading() ? whileReading : <button type="button" {...button} />;
}

/** What edits the network and is more than a button, such as a form to add something: not there in a review. */
export function WhileEditing({ children }: { readonly children: ReactNode }) {
  return useReading() ? null : children;
}
