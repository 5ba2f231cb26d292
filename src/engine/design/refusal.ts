import type { Ref } from './design.ts';

/** Why something was not done: a stable code, one sentence for people, what it is about, and what would work. */
export type Refusal = {
  /** `area/what`, never renamed once released: `moveSubnet/no-room`. */
  readonly type: string;
  readonly message: string;
  readonly subject?: Ref;
  /** A value for the same field that would be accepted. */
  readonly suggestion?: string;
};
