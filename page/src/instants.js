// @ts-check
// Instants and durations, as people read them and as the signer takes them.

/**
 * RFC 3339 in UTC, as the command writes it.
 * @param {number} seconds
 */
export function utc(seconds) {
  return isDate(seconds) ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : `${seconds} s`;
}

/**
 * In local time.
 * @param {number} seconds
 */
export function local(seconds) {
  if (!isDate(seconds)) return `${seconds} s`;
  return new Date(seconds * 1000).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** @param {number} seconds */
function isDate(seconds) {
  return Math.abs(seconds) <= 8.64e12;
}

/** The zone of local time, such as Europe/Berlin. */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * How long, in two units at most.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const units = /** @type {[number, string][]} */ ([[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']]);
  const parts = [];
  let rest = whole;
  for (const [size, unit] of units) {
    if (rest >= size && parts.length < 2) parts.push(`${Math.floor(rest / size)} ${unit}`);
    rest %= size;
  }
  return parts.join(' ') || '0 s';
}

/** @param {number} bytes */
export function byteCount(bytes) {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}
