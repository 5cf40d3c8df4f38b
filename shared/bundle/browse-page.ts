import type { Json } from '../kernel/json';
import { BROWSE_SCRIPT } from './browse-page-script';
import { BROWSE_STYLE } from './browse-page-style';

/**
 * `浏览.html`: one file that any browser of the last ten years opens from a stick, without network or program. It gets
 * prepared text and knows nothing of record types; whoever fills it decides what is shown and masked.
 */

export interface BrowseData {
  readonly title: string;
  /** Name of the unit that sent it. */
  readonly unit: string;
  /** ISO 8601; shown as date and minute as it stands. */
  readonly createdAt: string;
  /** Id or fingerprint of the bundle, printed so that paper and stick can be compared. */
  readonly fingerprint?: string;
  /** Labels of the fields that were left out or masked; a notice names them. */
  readonly masked: readonly string[];
  readonly types: readonly BrowseType[];
  readonly branches: readonly BrowseBranch[];
}

export interface BrowseType {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly BrowseRow[];
}

export interface BrowseRow {
  readonly id: string;
  /** Id of a branch; null for what belongs to none. */
  readonly branch: string | null;
  /** One text a column. */
  readonly cells: readonly string[];
  readonly details: readonly { readonly label: string; readonly value: string }[];
  /** `href` is a path relative to the page, unescaped. */
  readonly attachments: readonly { readonly name: string; readonly href: string }[];
}

export interface BrowseBranch {
  readonly id: string;
  readonly name: string;
  readonly children: readonly BrowseBranch[];
}

/** Builds the page. The same data always give the same text. */
export function browsePage(data: BrowseData): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    // Whatever slips into the data, the page loads nothing and sends nothing.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="renderer" content="webkit">',
    `<title>${escapeText(data.title)}</title>`,
    `<style>${BROWSE_STYLE}</style>`,
    '</head>',
    '<body>',
    BODY,
    `<script type="application/json" id="data">${embedJson(compact(data))}</script>`,
    `<script>${BROWSE_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** JSON that can stand inside a script element: no tag can end it, and old script engines can read it. */
export function embedJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** A path as a link: every name is encoded, so that no scheme, query or fragment can hide in a file name. */
export function relativeLink(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Rows as arrays: half the size of objects, and the page holds tens of thousands. */
function compact(data: BrowseData): Json {
  const types = data.types.map((type) => ({
    name: type.name,
    label: type.label,
    columns: type.columns.map(({ label }) => label),
    rows: type.rows.map((row) => [
      row.branch,
      [...row.cells],
      row.details.map(({ label, value }) => [label, value]),
      row.attachments.map(({ name, href }) => [name, relativeLink(href)]),
    ]),
  }));
  const { title, unit, createdAt, fingerprint = '', masked } = data;
  return { title, unit, createdAt, fingerprint, masked, types, branches: flatten(data.branches, 0) };
}

/** Branches in the order of the tree, each with its depth: all that a filter needs. */
function flatten(branches: readonly BrowseBranch[], depth: number): Json[] {
  return branches.flatMap(({ id, name, children }) => [[id, name, depth], ...flatten(children, depth + 1)]);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const BODY = `<div id="page">
<header>
<h1 id="title"></h1>
<p id="origin"></p>
<p id="masked" hidden></p>
</header>
<nav id="tabs" role="tablist" aria-label="台账"></nav>
<div id="tools">
<label for="branch">支部</label><select id="branch"></select>
<label for="search">查找</label><input id="search" type="search" placeholder="姓名、单位等任意文字，多个词用空格隔开" autocomplete="off">
<button id="clear" type="button">清除</button>
<span id="count" role="status" aria-live="polite"></span>
<button id="print" type="button" class="main">打印</button>
</div>
<main id="list" tabindex="-1"><table><caption id="caption"></caption><thead id="head"></thead><tbody id="rows"></tbody></table><p id="empty" hidden>没有符合条件的内容。请改用较短的词，或点“清除”看全部。</p></main>
<footer id="pager"><button id="back" type="button">上一页</button><span id="where"></span><button id="next" type="button">下一页</button></footer>
<aside id="details" hidden aria-label="详细内容"><button id="close" type="button">关闭</button><h2 id="who"></h2><dl id="values"></dl><h3 id="files-title">附件</h3><ul id="files"></ul></aside>
<noscript>请允许本页运行脚本后再打开，或直接查看“台账”文件夹里的表格。</noscript>
</div>`;
