/**
 * Script of `浏览.html`. ES5 on purpose, so that no browser on an inspector's desk is too old for it. Text goes to the
 * page as text nodes only. Rows: [branch, cells, details, attachments]; branches: [id, name, depth].
 */
export const BROWSE_SCRIPT = `
(function () {
  'use strict';
  var PAGE = 100;
  var data = JSON.parse(byId('data').textContent);
  var collator = window.Intl && Intl.Collator ? new Intl.Collator('zh-CN', { numeric: true }) : null;
  var state = { type: 0, branch: '', words: [], sort: -1, down: false, page: 0, shown: [], opener: null };
  var index = [];

  function byId(id) { return document.getElementById(id); }

  function add(parent, tag, text) {
    var node = document.createElement(tag);
    if (text !== undefined && text !== null) node.appendChild(document.createTextNode(text));
    parent.appendChild(node);
    return node;
  }

  function empty(node) { while (node.firstChild) node.removeChild(node.firstChild); }

  function type() { return data.types[state.type]; }

  // Searched text of a row: all that can be read of it, once, in lower case.
  function textOf(at, number) {
    if (!index[at]) index[at] = [];
    if (index[at][number] === undefined) {
      var row = data.types[at].rows[number];
      var parts = row[1].slice();
      var i;
      for (i = 0; i < row[2].length; i++) parts.push(row[2][i][1]);
      for (i = 0; i < row[3].length; i++) parts.push(row[3][i][0]);
      index[at][number] = parts.join('\\n').toLowerCase();
    }
    return index[at][number];
  }

  // The chosen branch and everything below it.
  function branchSet() {
    if (state.branch === '') return null;
    var set = {};
    var depth = -1;
    for (var i = 0; i < data.branches.length; i++) {
      var branch = data.branches[i];
      if (depth >= 0 && branch[2] <= depth) break;
      if (branch[0] === state.branch) depth = branch[2];
      if (depth >= 0) set['b' + branch[0]] = true;
    }
    return set;
  }

  function select() {
    var rows = type().rows;
    var set = branchSet();
    var found = [];
    for (var i = 0; i < rows.length; i++) {
      if (set && !set['b' + rows[i][0]]) continue;
      var hit = true;
      for (var w = 0; w < state.words.length && hit; w++) hit = textOf(state.type, i).indexOf(state.words[w]) !== -1;
      if (hit) found.push(i);
    }
    if (state.sort >= 0) {
      found.sort(function (a, b) {
        var order = compare(rows[a][1][state.sort] || '', rows[b][1][state.sort] || '');
        return (state.down ? -order : order) || a - b;
      });
    }
    state.shown = found;
    state.page = 0;
    draw();
  }

  // Blank cells stand last in either direction.
  function compare(a, b) {
    if (a === b) return 0;
    if (a === '' || b === '') return (a === '') === state.down ? -1 : 1;
    return collator ? collator.compare(a, b) : a < b ? -1 : 1;
  }

  function draw() {
    drawHead();
    drawRows(state.page * PAGE, (state.page + 1) * PAGE);
    var total = type().rows.length;
    var count = state.shown.length;
    byId('count').textContent = count === total ? '共 ' + total + ' 条' : '找到 ' + count + ' 条（共 ' + total + ' 条）';
    byId('empty').hidden = count > 0;
    var pages = Math.max(1, Math.ceil(count / PAGE));
    byId('where').textContent = '第 ' + (state.page + 1) + ' / ' + pages + ' 页';
    byId('back').disabled = state.page === 0;
    byId('next').disabled = state.page >= pages - 1;
    byId('caption').textContent = captionText(count);
  }

  function captionText(count) {
    var chosen = byId('branch');
    var text = type().label + '，共 ' + count + ' 条';
    if (state.branch !== '') text += '，支部：' + chosen.options[chosen.selectedIndex].text.replace(/^\\s+/, '');
    if (state.words.length) text += '，查找：' + state.words.join(' ');
    return text;
  }

  function drawHead() {
    var head = byId('head');
    empty(head);
    var line = add(head, 'tr');
    add(line, 'th', '序号');
    type().columns.forEach(function (label, column) {
      var mark = state.sort === column ? (state.down ? ' ▼' : ' ▲') : '';
      var cell = add(line, 'th', label + mark);
      cell.setAttribute('tabindex', '0');
      cell.setAttribute('aria-sort', mark === '' ? 'none' : state.down ? 'descending' : 'ascending');
      cell.title = '按“' + label + '”排序';
      onPress(cell, function () {
        state.down = state.sort === column && !state.down;
        state.sort = column;
        select();
        byId('head').firstChild.childNodes[column + 1].focus();
      });
    });
  }

  function drawRows(from, to) {
    var body = byId('rows');
    var rows = type().rows;
    var part = document.createDocumentFragment();
    for (var i = from; i < to && i < state.shown.length; i++) drawRow(part, rows[state.shown[i]], i);
    empty(body);
    body.appendChild(part);
    byId('list').scrollTop = 0;
  }

  function drawRow(part, row, number) {
    var line = add(part, 'tr');
    line.setAttribute('tabindex', '0');
    add(line, 'td', String(number + 1));
    for (var c = 0; c < type().columns.length; c++) {
      var text = row[1][c] || '';
      var cell = add(line, 'td', text);
      if (text.length > 14) cell.title = text;
    }
    onPress(line, function () { openDetails(row, line); });
  }

  function openDetails(row, line) {
    closeDetails();
    state.opener = line;
    line.className = 'chosen';
    byId('who').textContent = row[1][0] || '详细内容';
    var values = byId('values');
    empty(values);
    row[2].forEach(function (pair) {
      var item = add(values, 'div');
      add(item, 'dt', pair[0]);
      add(item, 'dd', pair[1]);
    });
    var files = byId('files');
    empty(files);
    byId('files-title').hidden = row[3].length === 0;
    row[3].forEach(function (file) {
      var link = add(add(files, 'li'), 'a', file[0]);
      link.href = file[1];
      link.target = '_blank';
      link.rel = 'noopener';
    });
    byId('details').hidden = false;
    byId('details').scrollTop = 0;
    byId('close').focus();
  }

  function closeDetails() {
    byId('details').hidden = true;
    if (state.opener) state.opener.className = '';
    state.opener = null;
  }

  // Back to the row, for whoever works by keyboard.
  function leaveDetails() {
    var opener = state.opener;
    closeDetails();
    if (opener && document.body.contains(opener)) opener.focus();
  }

  function onPress(node, act) {
    node.addEventListener('click', act);
    node.addEventListener('keydown', function (event) {
      if (event.keyCode !== 13 && event.keyCode !== 32) return;
      event.preventDefault();
      act();
    });
  }

  function chooseType(at) {
    closeDetails();
    state.type = at;
    state.sort = -1;
    state.down = false;
    var tabs = byId('tabs').childNodes;
    for (var i = 0; i < tabs.length; i++) tabs[i].setAttribute('aria-selected', i === at ? 'true' : 'false');
    select();
  }

  function turn(step) {
    closeDetails();
    state.page += step;
    draw();
  }

  // On paper everything that was found, not the one page of the screen.
  var printing = false;
  function beforePrint() {
    if (printing) return;
    printing = true;
    drawRows(0, state.shown.length);
  }
  function afterPrint() {
    if (!printing) return;
    printing = false;
    draw();
  }

  function setUp() {
    byId('title').textContent = data.title;
    var when = data.createdAt.replace('T', ' ').slice(0, 16);
    var origin = '报送单位：' + data.unit + '\\u3000时间：' + when;
    if (data.fingerprint) origin += '\\u3000编号：' + data.fingerprint;
    byId('origin').textContent = origin;
    if (data.masked.length) {
      byId('masked').hidden = false;
      byId('masked').textContent = '为保护个人信息，以下内容没有写入或只显示一部分：' + data.masked.join('、') + '。';
    }
    data.types.forEach(function (one, at) {
      var tab = add(byId('tabs'), 'button', one.label + ' ');
      add(tab, 'small', String(one.rows.length));
      tab.setAttribute('type', 'button');
      tab.setAttribute('role', 'tab');
      tab.addEventListener('click', function () { chooseType(at); });
    });
    var all = add(byId('branch'), 'option', '全部');
    all.value = '';
    data.branches.forEach(function (branch) {
      var indent = '';
      for (var d = 0; d < branch[2]; d++) indent += '\\u3000';
      add(byId('branch'), 'option', indent + branch[1]).value = branch[0];
    });
    byId('branch').addEventListener('change', function () { state.branch = this.value; closeDetails(); select(); });
    var timer = null;
    byId('search').addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(search, 120);
    });
    byId('search').addEventListener('keydown', function (event) {
      if (event.keyCode === 13) { clearTimeout(timer); search(); }
    });
    byId('clear').addEventListener('click', function () {
      byId('search').value = '';
      byId('branch').value = '';
      state.branch = '';
      search();
      byId('search').focus();
    });
    byId('back').addEventListener('click', function () { turn(-1); });
    byId('next').addEventListener('click', function () { turn(1); });
    byId('close').addEventListener('click', leaveDetails);
    byId('print').addEventListener('click', function () {
      beforePrint();
      window.print();
      afterPrint();
    });
    document.addEventListener('keydown', function (event) {
      if (event.keyCode === 27) leaveDetails();
    });
    window.addEventListener('beforeprint', beforePrint);
    window.addEventListener('afterprint', afterPrint);
    if (data.types.length) chooseType(0);
    else byId('empty').hidden = false;
  }

  function search() {
    closeDetails();
    state.words = byId('search').value.toLowerCase().split(/\\s+/).filter(function (word) { return word !== ''; });
    select();
  }

  setUp();
})();
`;
