/*
 * Calendar months as text, `2026-11`. They sort as text, and there is no clock here: every month comes from outside.
 */

/** The month so many months after another: `2027-02` is three months after `2026-11`. */
export function monthAfter(month: string, months: number): string {
  const count = numberOf(month) + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** How many months `to` is after `from`; negative before it. */
export function monthsBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

function numberOf(month: string): number {
  const [year = '0', ofYear = '1'] = month.split('-');
  return Number(year) * 12 + Number(ofYear) - 1;
}
