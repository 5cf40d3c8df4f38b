import type { Message } from './index';

/** Errors and notices of the view that shows the records, and of the work on records in the window. */
export const viewErrors = {
  'view.rebuilt': ({ records, entries }) =>
    `视图已由变更记录重建，没有丢失任何内容（${records ?? 0} 条记录，${entries ?? 0} 条变更）。`,
  'view.upgraded': ({ records }) => `程序升级后已重新整理视图，没有丢失任何内容（${records ?? 0} 条记录）。`,
  'view.in-memory': () =>
    '磁盘空间不足，本次从变更记录直接读取，没有使用视图。内容完整，打开会慢一些。请清理磁盘后重新打开。',
  'view.too-new': () =>
    '本机的视图由更新版本的程序建立，本次没有使用它，从变更记录直接读取。内容完整。请升级程序。',
  'view.not-opened': ({ cause }) =>
    `视图打不开（${cause ?? '未知'}），本次从变更记录直接读取。内容完整，打开会慢一些。若每次都这样，请检查磁盘。`,
  'view.not-written': ({ cause }) =>
    `视图写不进磁盘（${cause ?? '未知'}）。已保存的内容都在变更记录里，没有丢失，可以继续工作；下次打开时自动补上。请检查磁盘空间。`,
  'view.behind': () => '已经保存，但列表暂时没有跟上，程序会自动补上，请不要再录入一遍。',
  'view.desk-lost': ({ cause }) =>
    `没有保存的表单存不进磁盘（${cause ?? '未知'}），本次只留在内存里，锁定或退出前请先保存。已保存的内容不受影响。请检查磁盘空间。`,
  'view.newer-entries': ({ count }) =>
    `有 ${count ?? 0} 条变更由更新版本的程序写成，本程序读不懂，已原样保留并会照常转交。升级程序后即可显示。`,
  'view.unreadable-entries': ({ count }) =>
    `有 ${count ?? 0} 条变更格式不符，没有显示，已原样保留在变更记录里。请把这一情况告诉技术人员。`,
  'view.query-gone': () => '列表已经更新，请重新打开。没有改动任何内容。',
  'view.no-such-table': () =>
    '没有这样的统计，或者统计期不是起止两天，没有统计。请重新选择统计内容和统计期。',
  'view.not-open': () => '档案库已锁定，这次操作没有执行。请解锁后重试。',
  'view.settled-already': () => '这处冲突已经解决，没有再改动。请刷新后查看。',
  'view.same-record': () => '不能把一条记录与它自己合并，没有改动任何内容。',
  'view.other-type': () => '两条记录不是同一类，不能合并。没有改动任何内容。',
  'view.file-unreadable': ({ name }) =>
    `文件“${name ?? ''}”读不出来（可能已被移走或正被其他程序占用），没有添加。记录没有改动。请确认文件还在后重试。`,
} satisfies Record<string, Message>;
