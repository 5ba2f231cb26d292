import { Icon } from './Icon.tsx';

/* Glyphs of what the page does: our own drawings, no package. */

type Size = { readonly size?: number };

const glyph = (path: string) =>
  function Glyph(props: Size) {
    return (
      <Icon {...props}>
        <path d={path} />
      </Icon>
    );
  };

export const UndoIcon = glyph('M9 14 4 9l5-5M4.5 9H14a6 6 0 0 1 0 12h-3');
export const RedoIcon = glyph('m15 14 5-5-5-5m4.5 5H10a6 6 0 0 0 0 12h3');
export const SearchIcon = glyph('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20 20');
export const ChevronDownIcon = glyph('m6 9 6 6 6-6');
export const ChevronUpIcon = glyph('m6 15 6-6 6 6');
export const PlusIcon = glyph('M12 5v14M5 12h14');
export const TrashIcon = glyph('M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5');
export const CopyIcon = glyph('M9 9h11v11H9zM15 9V4H4v11h5');
export const FolderIcon = glyph('M3 19V5h6l2.5 3H21v11Z');
export const PencilIcon = glyph('M4 20l1-4L16.5 4.5l3 3L8 19l-4 1Z');
export const LinkOutIcon = glyph('M13 5h6v6M19 5l-9 9M17 14v5H5V7h5');
export const MoonIcon = glyph('M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z');
export const SunIcon = glyph(
  'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
);
export const HelpIcon = glyph(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.8-11.3a2.8 2.8 0 1 1 4.2 2.5c-.9.5-1.4 1-1.4 2M12 17.2v.1',
);
export const PaletteSideIcon = glyph('M4 5h16v14H4zM9.5 5v14');
export const InspectorSideIcon = glyph('M4 5h16v14H4zM14.5 5v14');
export const DockSideIcon = glyph('M4 5h16v14H4zM4 13.5h16');
export const EnlargeIcon = glyph('M12 4v16M8 8l4-4 4 4M8 16l4 4 4-4');
export const ShrinkIcon = glyph('M12 3v7M12 14v7M8.5 6.5 12 10l3.5-3.5M8.5 17.5 12 14l3.5 3.5');
export const ReverseIcon = glyph('M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4');
export const PinIcon = glyph('M9 4h6l-1 6 3 3v2H7v-2l3-3-1-6ZM12 15v5');

/** The mark of the product: a plan on a table. */
export function LogoMark({ size = 26 }: Size) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <defs>
        <linearGradient id="logo-ground" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#6a4df5" />
          <stop offset="1" stopColor="#00a4a6" />
        </linearGradient>
      </defs>
      <rect x="2" y="2" width="28" height="28" rx="7" fill="url(#logo-ground)" />
      <rect x="8" y="8" width="16" height="16" rx="2.5" fill="none" stroke="#fff" strokeWidth="2" />
      <path d="M16 8v6M16 18v6M8 16h6M18 16h6" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
