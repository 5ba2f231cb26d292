/** The days of the prices used: `2025-10-28 to 2025-11-04`. */
export function priceDatesText(dates: { readonly oldest: string; readonly newest: string } | null): string {
  if (dates === null) return 'no dated price';
  return dates.oldest === dates.newest ? dates.oldest : `${dates.oldest} to ${dates.newest}`;
}
