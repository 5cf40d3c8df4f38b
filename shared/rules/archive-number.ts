/** An archive number (档号) taken apart as far as checks need it. */
export interface ArchiveNumber {
  /** Everything before the item number: one such series is numbered without gaps. */
  readonly series: string;
  readonly item: number;
}

/**
 * 全宗号-门类·年度-保管期限-机构(问题)-件号, such as `Z109-WS·2011-Y-BGS-0001` (DA/T 13-2022; 归档文件整理规则
 * DA/T 22-2015). The point is U+00B7; what keyboards make of it is taken as well.
 */
const PATTERN = /^([A-Z]?\d{3,4}-[A-Z]{2}[·•・]\d{4}-(?:Y|D30|D10)-[A-Z0-9]{2,4})-(?!0000)(\d{4})$/u;

/** Takes a number apart; undefined: it is empty or written otherwise. */
export function parseArchiveNo(value: unknown): ArchiveNumber | undefined {
  const match = typeof value === 'string' ? PATTERN.exec(value.normalize('NFKC').trim()) : null;
  const [, series, item] = match ?? [];
  return series === undefined || item === undefined
    ? undefined
    : { series: series.replace(/[•・]/u, '·'), item: Number(item) };
}
