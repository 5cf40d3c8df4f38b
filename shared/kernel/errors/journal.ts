import type { Message } from './index';

/** Errors and notices of the journal: what is on the disk, what is missing, what to do. */
export const journalErrors = {
  'journal.torn-tail': ({ bytes }) =>
    `上次没有正常退出（可能是断电），有 ${bytes ?? '?'} 字节没写完的内容已移到 quarantine 文件夹。那次保存当时没有显示"已保存"；所有显示过"已保存"的内容都在。请检查最后一次录入，必要时重新录入。`,
  'journal.cut-short': ({ bytes, missing }) =>
    `变更文件的末尾缺了一段：本机曾经保存到更后面，还差 ${missing ?? '?'} 段变更。残留的 ${bytes ?? 0} 字节已移到 quarantine 文件夹，之前的内容完好。请从备份恢复，或与另一台电脑交换数据找回。`,
  'journal.damaged': ({ segment, offset, first, last, entries }) =>
    `变更文件 ${segment ?? '?'} 从第 ${offset ?? '?'} 字节起有一处损坏（第 ${first ?? '?'}${
      last === first ? '' : ` 至 ${last ?? '?'}`
    } 段${Number(entries ?? -1) >= 0 ? `，涉及 ${entries} 条变更` : ''}）。其余内容都能读取。为免扩大，档案库暂时只能查看。请点"用备份修复"；没有可用的备份时，由管理员决定是否放弃这一段。`,
  'journal.segment-missing': ({ segment }) =>
    `变更文件 ${segment ?? '?'} 不见了。其余内容都能读取。档案库暂时只能查看。请点"用备份修复"；没有可用的备份时，由管理员决定是否放弃这一段。`,
  'journal.restored-folder': ({ missing }) =>
    `档案库文件夹像是从旧备份拷回来的：比本机最后保存的少 ${missing ?? '?'} 段变更。现有内容完好，可以继续工作（本机已换用新的设备编号，不会与以前的变更混淆）。若不是有意恢复的，请找回较新的文件夹。`,
  'journal.device-forked': () =>
    '发现两份从同一处复制出来的档案库各自修改过，设备编号相同而内容不同。两边的内容都已保留，本机已换用新的设备编号。请查看有没有标为"有冲突"的记录。',
  'journal.new-device': () => '档案库是从别处拷来的，本机已为它取了新的设备编号。内容没有变化。',
  'journal.entry-too-large': ({ limit }) =>
    `单条变更的内容太大（超过 ${limit ?? '?'} MB），没有保存。请把大段内容作为附件添加。`,
  'journal.act-too-large': () =>
    '一次要保存的内容太多，没有保存，也没有改动任何内容。请把文件分成几份后再导入。',
  'journal.empty-act': () => '没有要保存的修改。',
  'journal.payload-unreadable': ({ segment, seq }) =>
    `变更文件 ${segment ?? '?'} 第 ${seq ?? '?'} 段解不开（密钥不符或内容被改动）。其余内容都能读取。请从备份修复。`,
  'journal.repaired': ({ count }) =>
    `已用备份里的完好文件修复 ${count ?? '?'} 个变更文件，全部校验通过。损坏的文件已移到 quarantine 文件夹。`,
  'journal.no-good-copy': ({ left }) =>
    `备份里没有完好的对应文件，还有 ${left ?? '?'} 处损坏没有修复。没有删除任何内容。可以接上另一块备份盘再试，或由管理员决定放弃这一段。`,
  'journal.loss-accepted': ({ count }) =>
    `已记下放弃 ${count ?? '?'} 处读不出的内容，从新的变更文件继续。损坏的原文件仍然保留，以后找到备份还能修复。`,
  'journal.nothing-damaged': () => '没有发现损坏，不需要修复。',
} satisfies Record<string, Message>;
