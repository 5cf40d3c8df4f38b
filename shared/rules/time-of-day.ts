/** Whether text is a time as stored: `HH:MM`, 00:00 to 23:59. */
export const isTimeOfDay = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * Reads a time as people write it: `9:30`, `9点半`, `下午2点05分`, `14：05`, `1405`. Returns `HH:MM`, or undefined for what
 * is no time of the day.
 */
export function readTimeOfDay(written: string): string | undefined {
  const text = written.normalize('NFKC').replace(/\s/g, '');
  const match =
    /^(上午|早上|早|中午|下午|晚上|晚)?(\d{1,2})(?:[:.点时])(?:(半)|(\d{1,2})(?:分|:\d{2})?)?整?$/.exec(
      text,
    ) ?? /^()(\d{2})()(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, part = '', hour = '', half, minute = '0'] = match;
  const isLate = ['下午', '晚上', '晚'].includes(part) || (part === '中午' && Number(hour) < 3);
  const hours = isLate && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  const time = `${String(hours).padStart(2, '0')}:${(half ? '30' : minute).padStart(2, '0')}`;
  return isTimeOfDay(time) ? time : undefined;
}
