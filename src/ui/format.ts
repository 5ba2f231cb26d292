const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const unitPrice = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
});
const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });
const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const wholePercent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });

/** `$219.00`; a figure that is not known is a dash, never a zero. */
export const formatUsd = (usd: number | null): string => (usd === null ? '–' : money.format(usd));

/** `$0.045`: a price of one unit, with as many digits as it has. */
export const formatUnitPrice = (usd: number | null): string =>
  usd === null ? 'not known' : unitPrice.format(usd);

/** `−$73.00`, `+$3.65`, `$0.00`: a difference, always with its sign. */
export function formatDelta(usd: number): string {
  const cents = Math.round(usd * 100) / 100;
  if (cents === 0) return money.format(0);
  return `${cents < 0 ? '−' : '+'}${money.format(Math.abs(cents))}`;
}

/** `65,536` */
export const formatCount = (value: number): string => count.format(value);

/** `8.2 %` */
export const formatShare = (share: number): string => percent.format(share).replace('%', ' %');

/** `66 %`; under one percent but more than nothing is `< 1 %`, as on the cards. */
export const formatWholeShare = (share: number): string =>
  share > 0 && share < 0.01 ? '< 1 %' : wholePercent.format(share).replace('%', ' %');

/** `1 zone`, `3 zones` */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${formatCount(value)} ${value === 1 ? one : many}`;

/** `14:02` today, `21 Nov, 14:02` on another day. */
export function formatTime(milliseconds: number, now: number): string {
  const date = new Date(milliseconds);
  const time = timeOfDay.format(date);
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${dayAndMonth.format(date)}, ${time}`;
}

/** {@link formatTime} as seen from this moment. */
export const formatClock = (milliseconds: number): string => formatTime(milliseconds, Date.now());

/** The calendar date here, as the design writes dates: `2026-11-22`. */
export function calendarDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Since when costs are compared, as the end of `+$32.85 since saved`. */
export const sinceWords = { opened: 'since opened', file: 'since saved', here: 'since marked' } as const;

/** `2026-11-29T14:30:00Z`: a moment to the second, as the design keeps it. */
export const instantText = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
