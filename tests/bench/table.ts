import type { Figure } from './figure';

const HEADINGS = ['name', 'value', 'baseline', 'ratio', 'aim', 'met'] as const;

/** The figures as a person reads them: columns aligned, numbers with their unit. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, baseline, ratio, aim, met }) => [
    name,
    withUnit(value, unit),
    withUnit(baseline, unit),
    ratio === null ? '-' : `${ratio}x`,
    aim || '-',
    met === null ? '-' : met ? 'yes' : 'NO',
  ]);
  const all = [[...HEADINGS], ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEADINGS), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const withUnit = (value: number | null, unit: string): string =>
  value === null ? '-' : `${value} ${unit}`.trim();
