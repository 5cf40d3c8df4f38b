import { ATTACHMENTS_PREFIX } from './format';
import { PathBook } from './safe-names';

/** One file of a bundle, as its catalogue lists it for people. */
export interface CatalogueRow {
  /** Path in the bag. */
  readonly path: string;
  /** What it is: 记录, 台账, 附件, 浏览页 ... */
  readonly kind: string;
  /** What is in it, or whose attachment it is. */
  readonly title: string;
  readonly size: number;
  readonly sha256: string;
}

/** What decides where an attachment stands: names as people wrote them. */
export interface AttachmentPlace {
  readonly branch: string;
  /** Title of the record, such as a member's name. */
  readonly owner: string;
  readonly name: string;
}

/** Gives attachments readable paths, `data/附件/<支部>/<姓名>/<file>`, safe on any stick and never twice the same. */
export class AttachmentPaths {
  readonly #book = new PathBook();

  claim(place: AttachmentPlace): string {
    return this.#book.claim(ATTACHMENTS_PREFIX, [place.branch, place.owner], place.name);
  }
}

const HEADINGS = ['序号', '文件', '类别', '内容', '大小（字节）', 'SHA-256'];

/**
 * The catalogue as CSV that Excel and WPS open by a double click: UTF-8 with BOM, CRLF, and no cell that a spreadsheet
 * would take for a formula.
 */
export function formatCatalogue(rows: readonly CatalogueRow[]): string {
  const lines = rows.map((row, index) =>
    [
      String(index + 1),
      row.path.replace(/^data\//, ''),
      row.kind,
      row.title,
      String(row.size),
      row.sha256,
    ].map(cell),
  );
  return `\ufeff${[HEADINGS.map(cell), ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/** ASVS V1.2.10: a quote before what begins like a formula. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}
