import { escapeHtml, printed, sheet } from './html';

export interface CommitmentPoster {
  /** Whose wall it is. */
  readonly unit: string;
  readonly year: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly cards: readonly {
    readonly promiser: string;
    readonly kind: string;
    readonly content: string;
    readonly items: readonly string[];
    readonly due: string;
    readonly published: string;
    readonly progress: string;
    readonly result: string;
  }[];
}

/** A unit's commitments on A4, to be hung on the wall: two cards a line, what nothing is to be said of as a dash. */
export function commitmentPoster({ unit, year, date, cards }: CommitmentPoster): string {
  const line = (label: string, text: string) => `<p><b>${label}</b>${escapeHtml(printed(text))}</p>`;
  const body = cards
    .map(({ promiser, kind, content, items, due, published: where, progress, result }) => {
      const list = items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
      return `<section><h2>${escapeHtml(promiser)}<span>${escapeHtml(kind)}</span></h2><p class="c">${escapeHtml(
        content,
      )}</p>${list === '' ? '' : `<ol>${list}</ol>`}${line('兑现时限：', due)}${line('公布：', where)}${line(
        '履诺：',
        progress,
      )}${line('评诺：', result)}</section>`;
    })
    .join('');
  const title = `${unit}公开承诺`;
  return sheet({
    title,
    landscape: false,
    css: `
h1 { font-size: 24pt; margin-bottom: 2mm; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; }
section { break-inside: avoid; border: 0.4mm solid #000; border-radius: 2mm; padding: 3mm 4mm; }
h2 { display: flex; justify-content: space-between; margin: 0 0 1.5mm; font: bold 13pt "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h2 span { font-size: 10pt; font-weight: normal; }
p { margin: 1mm 0; } .c { font-size: 12pt; white-space: pre-line; } ol { margin: 1mm 0; padding-left: 6mm; }`,
    body: `<h1>${escapeHtml(title)}</h1><div class="under"><span>${escapeHtml(year)} 年度</span><span>共 ${
      cards.length
    } 项 ${escapeHtml(date)}</span></div><main>${body}</main>`,
  });
}
