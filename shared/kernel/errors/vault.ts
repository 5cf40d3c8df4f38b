import type { Message } from './index';

/** Errors and notices of the vault folder, its keys, attachments and backups. */
export const vaultErrors = {
  // Folder and card
  'vault.none': () => '这个文件夹里没有档案库。没有改动任何内容。请选择正确的文件夹，或新建档案库。',
  'vault.exists': () => '这个文件夹里已有档案库，没有新建，也没有改动。请用密码打开它，或另选一个空文件夹。',
  'vault.card-damaged': () =>
    '档案库的说明文件（vault.json）及其副本都读不出来，无法打开。数据文件没有改动。请从备份恢复。',
  'vault.card-restored': () =>
    '档案库的说明文件（vault.json）已损坏，已用它的副本打开，并按副本重新写好。记录没有受影响。建议现在做一次备份。',
  'vault.card-changed': () =>
    '档案库的说明文件（vault.json）被本程序以外的人改动过，现在只能查看，不能修改。记录没有受影响。请从备份恢复说明文件，并查明是谁改动的。',
  'vault.newer': ({ needs, reads }) =>
    `这个档案库由更新版本的程序写成（格式 ${needs ?? '?'}，本程序只认识到 ${reads ?? '?'}）。为免损坏，现在只能查看和导出，不能修改；没有删除任何内容。请升级程序。`,
  'vault.unreadable-newer': ({ needs, reads }) =>
    `这个档案库由更新版本的程序写成（格式 ${needs ?? '?'}，本程序只认识到 ${reads ?? '?'}），本程序读不懂。没有改动任何内容。请升级程序后再打开。`,
  'vault.in-use': ({ pid }) =>
    `这个档案库正被另一个程序使用${pid ? `（进程号 ${pid}）` : ''}，这里没有打开它。请切换到已打开的窗口，或先把它关闭。`,
  'vault.in-use-elsewhere': () =>
    '这个档案库正被另一台电脑使用，这里没有打开它。请先在那台电脑上退出程序；若那台电脑已关机，请等两分钟再试。',
  'vault.folder-missing': () => '找不到档案库文件夹。若它在 U 盘或网络盘上，请接好后重试。',
  'vault.folder-read-only': () =>
    '档案库所在的文件夹不允许写入，现在只能查看和导出，不能修改。已有内容完好。请检查磁盘写保护或文件夹权限，然后重新打开。',
  'vault.full-read-only': () =>
    '磁盘已满，连一个小文件也写不下，档案库现在只能查看和导出，不能修改。已有内容完好。请清理磁盘，然后锁定并重新打开。',
  'vault.read-only': () => '档案库现在只能查看，这次修改没有保存。已有内容完好。请先处理页面上方提示的问题。',
  'vault.locked': () => '档案库已锁定，这次操作没有执行。请输入密码解锁后重试。',
  'vault.closed-meanwhile': () => '操作进行中档案库被锁定，操作已停止。已保存的内容完好。请解锁后重试。',
  'vault.backup-stopped': () =>
    '档案库已锁定，备份停在中途，没有留下不完整的备份，以前的备份都完好。解锁后再备份时会接着做。',
  'vault.disk-full': ({ free }) =>
    `磁盘已满${free === undefined ? '' : `（只剩 ${free} MB）`}，这次没有保存；之前保存的内容完好，仍可导出。请清理磁盘后再保存一次。`,
  'vault.disk-failed': ({ code }) =>
    `磁盘读写出错（${code ?? '未知'}），这次没有保存，之前已确认保存的内容仍在。档案库已转为只能查看。请尽快备份到其他磁盘，再重新打开。`,
  'vault.file-held': ({ file }) =>
    `文件 ${file ?? ''} 被其他程序（多半是杀毒软件）占用，稍等几秒后仍不能替换。原文件没有变。请稍后重试，或把档案库文件夹加入杀毒软件的信任区。`,
  'vault.low-space': ({ free }) =>
    `磁盘快满了（剩余 ${free ?? '?'} MB）。已有内容完好。请尽快清理磁盘，否则将不能保存。`,
  'vault.clock-behind': ({ last, now }) =>
    `电脑时间似乎不对：现在显示 ${now ?? '?'}，而档案库里最后一次修改是 ${last ?? '?'}。保存不受影响，先后次序不会乱。请校准电脑时间。`,
  'vault.clock-ahead': ({ last, now }) =>
    `电脑时间似乎快了很多：现在显示 ${now ?? '?'}，而档案库里最后一次修改是 ${last ?? '?'}。保存不受影响，先后次序不会乱。请核对电脑时间。`,

  // Passwords and users
  'vault.wrong-password': ({ waitSeconds }) =>
    Number(waitSeconds ?? 0) > 0
      ? `密码不对。档案库没有变化。请等 ${waitSeconds} 秒后再试。`
      : '密码不对。档案库没有变化。请再试一次。',
  'vault.wait': ({ waitSeconds }) =>
    `密码输错次数较多，请等 ${waitSeconds ?? '?'} 秒后再试。档案库不会因此被清除。忘记密码时可用恢复密钥。`,
  'vault.password-short': ({ least }) => `密码太短，没有设置。至少要 ${least ?? 8} 个字符。`,
  'vault.no-such-user': () => '没有这个用户。没有改动任何内容。请重新选择。',
  'vault.user-exists': () => '已有同名用户，没有添加。请换一个名字。',
  'vault.last-user': () => '不能删除最后一个用户，否则再也打不开档案库。没有改动。',
  'vault.nothing-to-erase': () => '档案库里没有这条记录的内容，没有改动。',
  'vault.erasure-failed': () =>
    '清除没有完成：变更文件与预期不符。没有丢失其他记录。请先校验档案库，再重试。',
  'vault.erasure-unfinished': ({ left }) =>
    `有 ${left ?? '?'} 段应当彻底清除的内容还在（清除时中断，或放回了旧文件）。用管理员密码打开档案库，程序会接着清除。`,
  'vault.erased-again': ({ count }) =>
    `发现 ${count ?? '?'} 段以前决定彻底清除的内容（清除时中断，或放回了旧文件），现已清除。其他记录没有受影响。`,
  'vault.last-administrator': () => '至少要有一个管理员。没有改动。请先添加另一个管理员。',
  'vault.recovery-typo': ({ groups }) =>
    `恢复密钥抄写有误：第 ${groups ?? '?'} 组不对。请对照打印件检查这几个字符。档案库没有变化。`,
  'vault.recovery-length': ({ found }) =>
    `恢复密钥应有 8 组、每组 5 个字符，共 40 个；现在是 ${found ?? '?'} 个。请补全后再试。`,
  'vault.wrong-recovery': ({ waitSeconds }) =>
    `恢复密钥抄写无误，但不是这个档案库现在的恢复密钥（可能已换过新的）。档案库没有变化。${
      Number(waitSeconds ?? 0) > 0 ? `请等 ${waitSeconds} 秒后再试。` : ''
    }`,

  // Attachments
  'vault.blob-too-large': ({ limit }) =>
    `附件超过大小上限（${limit ?? '?'} MB），没有存入。原文件不受影响。请压缩后再添加，或请管理员调高上限。`,
  'vault.blob-missing': () => '找不到这个附件的文件。记录没有受影响。请从备份恢复，或重新添加附件。',
  'vault.blob-damaged': () =>
    '这个附件的文件已损坏，读不出来。记录没有受影响。请从备份恢复，或重新添加附件。',
  'vault.no-upload': () => '附件上传已中断，没有存入任何内容。请重新添加。',

  // Backups
  'vault.backup-full': ({ place }) =>
    `备份没有完成：备份位置（${place ?? ''}）空间不足。档案库和以前的备份都完好。请清理那里的空间，或换一个备份位置。`,
  'vault.backup-failed': ({ place, code }) =>
    `备份没有完成：写不进备份位置（${place ?? ''}，${code ?? '未知'}）。档案库和以前的备份都完好。请检查磁盘是否接好、是否写保护。`,
  'vault.backup-mismatch': ({ file }) =>
    `备份没有完成：写好的文件读回来与原文件不一致（${file ?? ''}）。档案库和以前的备份都完好。备份盘可能有故障，请换一个备份位置。`,
  'vault.backup-damaged': ({ file }) =>
    `这份备份不完整或已损坏（${file ?? ''}），不能用来恢复。当前档案库没有改动。请选择另一天的备份。`,
  'vault.backup-rotten': ({ place, count }) =>
    `备份位置（${place ?? ''}）的备份中有 ${count ?? 0} 个文件读回来已不一致，已重新备份到那里。档案库完好。备份盘可能有故障，请尽快换一个备份位置。`,
  'vault.backup-none': () => '找不到这份备份。当前档案库没有改动。请检查备份盘是否接好。',
  'vault.backup-foreign': () => '这份备份属于另一个档案库，没有恢复。当前档案库没有改动。',
  'vault.restore-full': () =>
    '恢复没有完成：磁盘空间不足。当前档案库没有改动，备份也完好。请清理磁盘后重试。',
  'vault.restore-failed': ({ code }) =>
    `恢复没有完成（${code ?? '未知'}）。当前档案库没有改动，备份也完好。请关闭占用档案库文件夹的程序后重试。`,
  'vault.restored': ({ keptAs }) =>
    `已恢复到所选的备份。恢复前的档案库没有删除，保存在旁边的文件夹“${keptAs ?? ''}”里。`,
} satisfies Record<string, Message>;
