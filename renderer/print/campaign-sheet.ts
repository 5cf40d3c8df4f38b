import { escapeHtml, printed, sheet } from './html';

export interface CampaignSheet {
  readonly title: string;
  /** Unit or branch that it is of. */
  readonly place: string;
  readonly corner: string;
  readonly totalHeading: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly groups: readonly {
    readonly label: string;
    readonly note: string;
    readonly columns: readonly { readonly label: string; readonly total: string }[];
  }[];
  readonly rows: readonly {
    readonly label: string;
    readonly total: string;
    readonly squares: readonly string[];
  }[];
}

/** A matrix on A4 landscape: grouped headings that repeat on each page, a line for each row, numbers at the end. */
export function campaignSheet(campaign: CampaignSheet): string {
  const columns = campaign.groups.flatMap((group) => group.columns);
  const cell = (text: string) => `<td>${escapeHtml(printed(text))}</td>`;
  const groups = campaign.groups
    .map(
      ({ label, note, columns: own }) =>
        `<th scope="colgroup" colspan="${own.length}">${escapeHtml(note === '' ? label : `${label}（${note}）`)}</th>`,
    )
    .join('');
  const headings = columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join('');
  const rows = campaign.rows
    .map(
      ({ label, total, squares }, at) =>
        `<tr><td>${at + 1}</td><th scope="row">${escapeHtml(label)}</th>${squares.map(cell).join('')}${cell(total)}</tr>`,
    )
    .join('');
  const totals = columns.map(({ total }) => cell(total)).join('');
  return sheet({
    title: campaign.title,
    landscape: true,
    css: `table { font-size: ${columns.length > 12 ? '7.5pt' : '9pt'}; } td { text-align: center; } tr > td:last-child { white-space: nowrap; } tbody th { text-align: left; background: none; }`,
    body: `<h1>${escapeHtml(campaign.title)}</h1><div class="under"><span>${escapeHtml(printed(campaign.place))}</span><span>共 ${
      campaign.rows.length
    } 个党组织 打印日期 ${escapeHtml(campaign.date)}</span></div><table><thead><tr><th rowspan="2" scope="col">序号</th><th rowspan="2" scope="col">${escapeHtml(
      campaign.corner,
    )}</th>${groups}<th rowspan="2" scope="col">${escapeHtml(campaign.totalHeading)}</th></tr><tr>${headings}</tr></thead><tbody>${rows}<tr><td>—</td><th scope="row">${escapeHtml(
      campaign.totalHeading,
    )}</th>${totals}<td>—</td></tr></tbody></table>`,
  });
}
