/** Today in local time as `YYYY-MM-DD`, which the pure rules take as an argument. */
export function localToday(now: Date = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
