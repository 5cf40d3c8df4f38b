import { escapeHtml, printed, sheet } from './html';

/** Minutes of a meeting as they are signed. Texts are as shown; empty ones are printed as 无. */
export interface MinutesSheet {
  readonly title: string;
  /** Organization whose minutes they are. */
  readonly unit: string;
  /** Head of the form, two a line: 会议名称, 类型, 时间, 地点 ... */
  readonly head: readonly MinutesLine[];
  /** Lines over the whole width under the head: 缺席人员及原因, 列席人员. */
  readonly people: readonly MinutesLine[];
  readonly items: readonly MinutesItem[];
  /** Course and conclusion as running text. */
  readonly texts: readonly MinutesLine[];
  /** Names beside which people sign; empty: a place for somebody whose name is not known. */
  readonly attendees: readonly string[];
  /** Persons who sign: 主持人, 记录人; with a line to sign on. */
  readonly signatures: readonly MinutesLine[];
  readonly attachments: readonly string[];
}

export interface MinutesLine {
  readonly label: string;
  readonly text: string;
}

export interface MinutesItem {
  /** Empty: what belongs to no item. */
  readonly subject: string;
  readonly reporter: string;
  readonly content: string;
  readonly speeches: readonly { readonly name: string; readonly words: string; readonly dissents: boolean }[];
  readonly votes: readonly MinutesVote[];
  readonly resolutions: readonly {
    readonly text: string;
    readonly responsible: string;
    readonly due: string;
  }[];
}

export interface MinutesVote {
  readonly subject: string;
  readonly method: string;
  /** 应到, 实到 and the counters, in one sentence. */
  readonly numbers: string;
  readonly result: string;
  readonly rule: string;
}

const NOTHING = '无';
const orNothing = (text: string): string => (text.trim() === '' ? NOTHING : text);
const lines = (text: string): string => escapeHtml(orNothing(text)).replaceAll('\n', '<br>');

/**
 * The minutes page of the paper form (A4): head, people, items of the agenda with report, speeches, votes and
 * resolutions, conclusion, attachments, signatures at the end. The order is fixed: inspectors look for each in its place.
 */
export function minutesSheet(minutes: MinutesSheet): string {
  return sheet({
    title: minutes.title,
    landscape: false,
    css: `
.m { margin-top: -0.3mm; table-layout: fixed; }
.m th { width: 24mm; text-align: center; font-size: 10pt; }
.m td { white-space: normal; }
.t { margin: 4mm 0 1.5mm; font: bold 11.5pt "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
.p { margin: 0.8mm 0; text-indent: 2em; overflow-wrap: anywhere; }
.r { margin: 0 0 1.2mm; padding-left: 2em; font-size: 9pt; }
.s { display: flex; gap: 10mm; margin-top: 9mm; break-inside: avoid; }
.s div { flex: 1; }
.s b { display: block; margin-top: 8mm; border-top: 0.3mm solid #000; font-weight: normal; font-size: 9pt; }
.g { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0 6mm; break-inside: auto; }
.g div { height: 9mm; padding-top: 3mm; border-bottom: 0.2mm solid #777; break-inside: avoid; }`,
    body: [
      `<h1>${escapeHtml(minutes.title)}</h1>`,
      `<div class="under"><span>${escapeHtml(printed(minutes.unit))}</span><span>会议记录</span></div>`,
      headTable(minutes.head, minutes.people),
      minutes.items.length === 0 ? section('议题', `<p class="p">${NOTHING}</p>`) : '',
      ...minutes.items.map(itemBody),
      ...minutes.texts.map(({ label, text }) => section(label, `<p class="p">${lines(text)}</p>`)),
      section('附件', `<p class="p">${escapeHtml(orNothing(minutes.attachments.join('；')))}</p>`),
      signatureLines(minutes),
    ].join(''),
  });
}

const section = (title: string, body: string): string => `<div class="t">${escapeHtml(title)}</div>${body}`;

function headTable(head: readonly MinutesLine[], people: readonly MinutesLine[]): string {
  const cell = ({ label, text }: MinutesLine, span: number) =>
    `<th scope="row">${escapeHtml(label)}</th><td${span > 1 ? ` colspan="${span}"` : ''}>${lines(text)}</td>`;
  const pairs: string[] = [];
  for (let at = 0; at < head.length; at += 2) {
    const [left, right] = [head[at], head[at + 1]];
    if (left === undefined) continue;
    pairs.push(`<tr>${right === undefined ? cell(left, 3) : cell(left, 1) + cell(right, 1)}</tr>`);
  }
  const wide = people.map((line) => `<tr>${cell(line, 3)}</tr>`);
  return `<table class="m"><tbody>${[...pairs, ...wide].join('')}</tbody></table>`;
}

function itemBody(item: MinutesItem, index: number): string {
  const title = item.subject === '' ? '其他' : `议题 ${index + 1}：${item.subject}`;
  const speeches = item.speeches.map(({ name, words, dissents }) => {
    const mark = dissents ? '（不同意见）' : '';
    return `<p class="p">${escapeHtml(orNothing(name))}${mark}：${lines(words)}</p>`;
  });
  const votes = item.votes.map(
    ({ subject, method, numbers, result, rule }) =>
      `<p class="p">表决事项：${escapeHtml(orNothing(subject))}；方式：${escapeHtml(orNothing(method))}；${escapeHtml(numbers)}；结果：<b>${escapeHtml(orNothing(result))}</b>。</p><p class="r">${escapeHtml(rule)}</p>`,
  );
  const resolutions = item.resolutions.map(
    ({ text, responsible, due }) =>
      `<p class="p">${lines(text)}（责任人：${escapeHtml(orNothing(responsible))}；时限：${escapeHtml(orNothing(due))}）</p>`,
  );
  const part = (label: string, body: readonly string[]) =>
    `<p class="p">【${label}】${body.length === 0 ? NOTHING : ''}</p>${body.join('')}`;
  const report =
    item.subject === ''
      ? ''
      : `<p class="p">【汇报人】${escapeHtml(orNothing(item.reporter))}</p><p class="p">【内容】${lines(item.content)}</p>`;
  return section(title, report + part('发言', speeches) + part('表决', votes) + part('决议', resolutions));
}

/** Where the pen goes: host and recorder, then everybody who was there. */
function signatureLines({ signatures, attendees }: MinutesSheet): string {
  const own = signatures
    .map(
      ({ label, text }) =>
        `<div>${escapeHtml(label)}（${escapeHtml(orNothing(text))}）签字：<b>年　　月　　日</b></div>`,
    )
    .join('');
  const people = attendees.map((name) => `<div>${name === '' ? '' : `${escapeHtml(name)}：`}</div>`).join('');
  return `<div class="s">${own}</div>${section('参会人员签字', people === '' ? `<p class="p">${NOTHING}</p>` : `<div class="g">${people}</div>`)}`;
}
