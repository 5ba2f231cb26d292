/** Names that Windows keeps for devices, whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name without its ending for any design name: lower-case ASCII letters, digits and dashes, at most 60. */
export function fileNameOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug === '' || RESERVED.test(slug) ? 'groundplan' : slug;
}
