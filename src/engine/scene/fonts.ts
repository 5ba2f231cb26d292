/** One of the faces that pictures are set in. */
export type FontKey = 'regular' | 'medium' | 'bold' | 'mono' | 'monoMedium';

/** What a painter needs to choose a face: names as CSS and SVG use them, and the file in public/fonts. */
export type FontFace = {
  readonly family: 'Roboto' | 'Roboto Mono';
  readonly weight: 400 | 500 | 700;
  readonly file: string;
};

/** Every face of the project. A picture names no other, so it looks alike on every machine. */
export const fontFaces: Readonly<Record<FontKey, FontFace>> = {
  regular: { family: 'Roboto', weight: 400, file: 'Roboto-Regular.ttf' },
  medium: { family: 'Roboto', weight: 500, file: 'Roboto-Medium.ttf' },
  bold: { family: 'Roboto', weight: 700, file: 'Roboto-Bold.ttf' },
  mono: { family: 'Roboto Mono', weight: 400, file: 'RobotoMono-Regular.ttf' },
  monoMedium: { family: 'Roboto Mono', weight: 500, file: 'RobotoMono-Medium.ttf' },
};
