/** Size for people: 12.3 MB. Decimal units, as the systems' file managers show sticks. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power - 1]}`;
}
