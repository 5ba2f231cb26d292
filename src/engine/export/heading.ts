import type { Design } from '../design/design.ts';

/** Which design a file was made from. The revision stands for the time, which no file carries. */
export type Heading = { readonly name: string; readonly revision: number; readonly region: string };

/** The first entry of every JSON file of the package. */
export function headingOf({ name, revision, region }: Design): Heading {
  return { name, revision, region };
}
