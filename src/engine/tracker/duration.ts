/*
 * Calendar reckoning on ISO texts in UTC: the engine has no clock and no Date.
 */

/** Days from 1970-01-01 to a day of the Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  // March begins the year here, so that the leap day is its last one.
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((m * 153 + 2) / 5) +
    day -
    719_469
  );
}

/** Whole seconds from the start of 1970 to a moment such as `2026-11-29T14:30:00Z`. */
export function secondsOf(instant: string): number {
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = instant
    .split(/\D+/)
    .map(Number);
  return ((dayNumber(year, month, day) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/**
 * The time between two moments as people say it, "1 h 30 min", "3 d 4 h", "less than 1 min"; `null` when the end is before
 * the start, which a clock that was set back brings about.
 */
export function durationText(from: string, to: string): string | null {
  const seconds = secondsOf(to) - secondsOf(from);
  if (seconds < 0) return null;
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? 'less than 1 min' : said.slice(0, 2).join(' ');
}
