/** Styles of `浏览.html`. No grid, no custom properties, no gap: browsers of 2015 must draw it. */
export const BROWSE_STYLE = `
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { font: 14px/1.5 "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif; color: #222; background: #f4f4f3; }
[hidden] { display: none !important; }
#page { display: flex; flex-direction: column; height: 100%; }
header { padding: 8px 20px 6px; background: #fff; border-top: 3px solid #a61b1b; }
h1 { display: inline-block; margin: 0 18px 0 0; font-size: 19px; font-weight: 600; }
#origin { display: inline-block; margin: 0; color: #595959; font-size: 13px; }
#masked { margin: 4px 0 2px; padding: 2px 10px; border-left: 3px solid #a61b1b; background: #faf3f2; font-size: 13px; }
#tabs { padding: 0 14px; background: #fff; border-bottom: 1px solid #d9d9d6; white-space: nowrap; overflow-x: auto; flex: none; }
#tabs button { margin: 0; padding: 4px 14px; border: 0; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: #444; }
#tabs button[aria-selected=true] { border-bottom-color: #a61b1b; color: #a61b1b; font-weight: 600; }
#tabs small { color: #6b6b6b; font-weight: 400; font-size: 12px; }
#tools { padding: 8px 20px; display: flex; flex-wrap: wrap; align-items: center; flex: none; }
#tools label { margin-right: 6px; color: #595959; }
#tools select, #tools input { height: 32px; margin-right: 16px; padding: 0 8px; border: 1px solid #bdbdb9; border-radius: 3px; background: #fff; font: inherit; color: inherit; }
#branch { max-width: 300px; }
#search { width: 330px; margin-right: 8px !important; }
button { height: 32px; padding: 0 14px; border: 1px solid #bdbdb9; border-radius: 3px; background: #fff; color: #222; font: inherit; cursor: pointer; }
button:hover { background: #f0f0ee; }
button:disabled { color: #8a8a8a; cursor: default; background: #f7f7f6; }
button.main { border-color: #a61b1b; background: #a61b1b; color: #fff; }
button.main:hover { background: #8d1616; }
button:focus, select:focus, input:focus, tbody tr:focus, a:focus, th:focus { outline: 2px solid #2b6cb0; outline-offset: -2px; }
#count { margin: 0 14px; color: #595959; flex: 1; }
#list { flex: 1 1 0; min-height: 120px; margin: 0 20px; overflow: auto; background: #fff; border: 1px solid #d9d9d6; }
table { width: 100%; border-collapse: separate; border-spacing: 0; }
caption { display: none; }
th, td { padding: 2px 10px; border-bottom: 1px solid #e8e8e5; text-align: left; white-space: nowrap; max-width: 280px; overflow: hidden; text-overflow: ellipsis; }
th { position: -webkit-sticky; position: sticky; top: 0; background: #f0f0ee; color: #333; font-weight: 600; cursor: pointer; user-select: none; -webkit-user-select: none; border-bottom-color: #cfcfcb; }
th:first-child, td:first-child { width: 52px; color: #6b6b6b; text-align: right; }
th:first-child { cursor: default; }
tbody tr { cursor: pointer; }
tbody tr:hover td { background: #f7f5f4; }
tbody tr.chosen td { background: #f8e9e7; }
#empty { padding: 40px; text-align: center; color: #595959; }
#pager { padding: 6px 20px; text-align: center; flex: none; }
#where { display: inline-block; min-width: 190px; padding: 0 12px; color: #595959; }
#details { position: fixed; top: 0; right: 0; bottom: 0; width: 430px; max-width: 100%; padding: 16px 20px; overflow: auto; background: #fff; border-left: 1px solid #c9c9c5; box-shadow: -4px 0 14px rgba(0, 0, 0, .12); }
#close { float: right; }
h2 { margin: 2px 80px 12px 0; font-size: 18px; }
h3 { margin: 16px 0 4px; font-size: 14px; }
dl { margin: 0; }
dl div { display: flex; padding: 5px 0; border-bottom: 1px solid #eeeeec; }
dt { flex: none; width: 120px; padding-right: 10px; color: #595959; }
dd { flex: 1; margin: 0; white-space: pre-wrap; word-wrap: break-word; overflow-wrap: break-word; min-width: 0; }
#files { margin: 0; padding: 0 0 0 18px; }
#files li { word-break: break-all; padding: 2px 0; }
a { color: #1f5f99; }
noscript { padding: 20px; }
@media print {
  @page { size: A4 landscape; margin: 12mm 10mm; }
  html, body, #page { height: auto; display: block; background: #fff; }
  header { padding: 0 0 6px; border: 0; }
  #tabs, #tools, #pager, #details, #empty { display: none !important; }
  #list { margin: 0; border: 0; overflow: visible; }
  table { border-collapse: collapse; font-size: 9pt; }
  caption { display: table-caption; padding: 0 0 4px; text-align: left; color: #333; }
  thead { display: table-header-group; }
  tr { page-break-inside: avoid; break-inside: avoid; }
  th, td { position: static; padding: 2pt 4pt; border: .5pt solid #777; white-space: normal; max-width: none; overflow: visible; word-wrap: break-word; }
  th, td:first-child { color: #000; }
  tbody tr.chosen td { background: none; }
}
`;
