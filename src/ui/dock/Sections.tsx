import './sections.css';

import { Suspense, type ComponentType } from 'react';

/** The parts of a tab of the dock, by their ids in the order of the list. */
export type SectionTable<Id extends string> = Readonly<
  Record<Id, { readonly label: string; readonly Section: ComponentType }>
>;

type Props<Id extends string> = {
  readonly name: string;
  readonly order: readonly Id[];
  readonly table: SectionTable<Id>;
  readonly shown: Id;
  readonly onShow: (id: Id) => void;
};

/** A tab with more than one page holds: one section at a time, chosen at the side. */
export function Sections<Id extends string>({ name, order, table, shown, onShow }: Props<Id>) {
  const { label, Section } = table[shown];
  return (
    <div className="sections">
      <nav className="sectionNav" aria-label={name}>
        {order.map((id) => (
          <button
            key={id}
            type="button"
            className="sectionLink"
            aria-current={id === shown ? 'page' : undefined}
            onClick={() => onShow(id)}
          >
            {table[id].label}
          </button>
        ))}
      </nav>
      <section className="sectionBody" aria-label={label}>
        <Suspense fallback={<p className="empty">Loading…</p>}>
          <Section />
        </Suspense>
      </section>
    </div>
  );
}
