import type { ErrorFacts, Message } from './index';

/** What a bag lacks or has wrong: reasons of a verdict. Each names the file; none suggests that anything was changed. */
const verdictErrors = {
  'bundle.bagit-missing': ({ hint }) =>
    `缺少 bagit.txt，这不是一个数据包（BagIt）。${hint ? `数据包可能在下一级文件夹“${hint}”里，请选择那个文件夹。` : '请确认选择的是整个数据包文件夹或压缩包。'}`,
  'bundle.bagit-malformed': ({ line }) =>
    `bagit.txt 第 ${line ?? 1} 行不符合规范：应恰好两行，先“BagIt-Version: 1.0”，后“Tag-File-Character-Encoding: UTF-8”。`,
  'bundle.bagit-bom': () => 'bagit.txt 开头有字节顺序标记（BOM），规范不允许。',
  'bundle.version-unsupported': ({ version }) =>
    `数据包采用 BagIt ${version} 版，本程序能核对 0.93 至 0.97 和 1.0 版。请用更新的程序打开。`,
  'bundle.encoding-unsupported': ({ encoding }) =>
    `bagit.txt 声明的编码“${encoding}”无法识别，标签文件无法读取。`,
  'bundle.tag-undecodable': ({ file, encoding }) => `“${file}”不是合法的 ${encoding} 文本，文件可能已损坏。`,
  'bundle.tag-too-large': ({ file, size, limit }) =>
    `“${file}”有 ${bytes(size)}，超过标签文件的上限 ${bytes(limit)}，没有读取。`,
  'bundle.data-missing': () => '缺少 data 文件夹，数据包不完整。',
  'bundle.manifest-missing': () => '缺少清单文件 manifest-<算法>.txt，无法核对任何内容。',
  'bundle.manifest-line': ({ file, line }) => `清单“${file}”第 ${line} 行不是“校验值 路径”的格式。`,
  'bundle.manifest-path': ({ file, line, path }) =>
    `清单“${file}”第 ${line} 行的路径“${path}”指向数据包之外或不合规范，已拒绝。`,
  'bundle.manifest-scope': ({ file, line, path }) =>
    `清单“${file}”第 ${line} 行列出了不该由它登记的文件“${path}”。`,
  'bundle.manifest-duplicate': ({ file, path }) => `清单“${file}”把“${path}”登记了不止一次。`,
  'bundle.manifest-conflict': ({ file, path }) => `清单“${file}”给“${path}”登记了两个不同的校验值。`,
  'bundle.manifest-checksum': ({ file, line }) => `清单“${file}”第 ${line} 行的校验值长度或字符不对。`,
  'bundle.algorithm-unsupported': ({ file, algorithm }) =>
    `清单“${file}”使用的算法 ${algorithm} 无法计算，且没有其他可用的清单。`,
  'bundle.file-missing': ({ path, file }) => `缺少文件“${path}”（清单“${file}”中有登记）。`,
  'bundle.file-not-fetched': ({ path }) =>
    `文件“${path}”只在 fetch.txt 中给出了下载地址，数据包里没有，数据包不完整。程序不会自行下载。`,
  'bundle.file-unlisted': ({ path }) => `多出文件“${path}”，任何清单都没有登记它。`,
  'bundle.file-not-in-manifest': ({ path, file }) =>
    `文件“${path}”没有登记在清单“${file}”中（1.0 版要求每份清单都登记全部文件）。`,
  'bundle.hash-mismatch': ({ path, file }) =>
    `文件“${path}”的内容与清单“${file}”登记的校验值不符，内容被改动或已损坏。`,
  'bundle.oxum-malformed': ({ value }) => `bag-info.txt 的 Payload-Oxum“${value}”不是“字节数.文件数”的格式。`,
  'bundle.oxum-repeated': () => 'bag-info.txt 中 Payload-Oxum 出现了不止一次。',
  'bundle.oxum-mismatch': ({ expected, found }) =>
    `data 文件夹的总量与 bag-info.txt 不符：登记为 ${expected}，实际为 ${found}（字节数.文件数）。`,
  'bundle.info-malformed': ({ file, line }) => `“${file}”第 ${line} 行不是“名称：内容”的格式。`,
  'bundle.fetch-malformed': ({ line }) => `fetch.txt 第 ${line} 行不是“地址 长度 路径”的格式。`,
  'bundle.fetch-path': ({ line, path }) =>
    `fetch.txt 第 ${line} 行的路径“${path}”不在 data 文件夹内，已拒绝。`,
  'bundle.fetch-unlisted': ({ path }) => `fetch.txt 中的“${path}”没有登记在清单里。`,
  'bundle.special-file': ({ path }) => `“${path}”是链接或特殊文件，数据包中只允许普通文件，没有读取它。`,
  'bundle.unreadable': ({ path, cause }) => `“${path}”无法读取（${cause}）。请检查介质后重试。`,
  'bundle.not-canonical': ({ file }) =>
    `“${file}”与本程序写出时的样子不一致，数据包写成后被改动过。请向发送单位重新索取。`,
} satisfies Record<string, Message>;

/** What is worth a word though the bag is valid. */
const warnings = {
  'bundle.warn-version': ({ version }) => `采用旧的 BagIt ${version} 版。`,
  'bundle.warn-weak-algorithm': ({ file }) =>
    `只有较弱的校验算法（“${file}”），能发现损坏，不能防止有意改动。`,
  'bundle.warn-algorithm-ignored': ({ file, algorithm }) =>
    `清单“${file}”的算法 ${algorithm} 无法计算，未用它核对。`,
  'bundle.warn-no-tagmanifest': () => '没有 tagmanifest，清单本身和说明文件没有校验。',
  'bundle.warn-no-oxum': () => 'bag-info.txt 没有 Payload-Oxum，无法快速核对总量。',
  'bundle.warn-dot-slash': ({ file }) => `清单“${file}”中的路径以“./”开头。`,
  'bundle.warn-star': ({ file }) => `清单“${file}”由 md5sum 一类工具生成，路径前带有“*”。`,
  'bundle.warn-normalization': ({ path, file }) =>
    `“${path}”在清单“${file}”中的写法与实际文件名只是 Unicode 组合形式不同，按同一文件处理。`,
  'bundle.warn-case': ({ path }) =>
    `“${path}”与另一个名称只有大小写或 Unicode 形式不同，在 Windows 上会互相覆盖。`,
  'bundle.warn-duplicate': ({ file, path }) => `清单“${file}”把“${path}”重复登记，校验值相同。`,
  'bundle.warn-percent': ({ file, path }) => `清单“${file}”中“${path}”的百分号没有按 1.0 版转写。`,
  'bundle.warn-manifests-differ': ({ path, file }) => `文件“${path}”没有登记在清单“${file}”中（旧版允许）。`,
  'bundle.warn-bom': ({ file }) => `“${file}”开头有字节顺序标记（BOM）。`,
  'bundle.warn-system-file': ({ path }) => `“${path}”是操作系统自动生成的文件。`,
  'bundle.warn-bag-in-bag': ({ path }) => `data 文件夹里“${path}”处还有一个数据包，只核对了外层。`,
  'bundle.warn-backslash': ({ path }) => `“${path}”含有反斜杠，在 Windows 上无法使用。`,
  'bundle.warn-fetch': () => '含有 fetch.txt，其中的文件已在包内，未使用下载地址。',
  'bundle.warn-zip-root': () => '压缩包里没有顶层文件夹，数据包直接放在根部。',
  'bundle.warn-zip-ignored': ({ path }) => `忽略了压缩包里与数据包无关的“${path}”。`,
  'bundle.warn-zip-gap': () => '压缩包的文件之间有未使用的字节。',
} satisfies Record<string, Message>;

/** Why a zip is refused, before one byte of it is written anywhere. */
const zipErrors = {
  'bundle.zip-not-zip': () => '这不是压缩包（zip），或文件末尾缺失。请重新复制后再试。',
  'bundle.zip-truncated': ({ at }) => `压缩包不完整：在第 ${at} 字节处提前结束。请重新复制后再试。`,
  'bundle.zip-trailing': ({ count }) => `压缩包末尾多出 ${count} 字节不属于它的内容，已拒绝。`,
  'bundle.zip-leading': ({ count }) => `压缩包开头多出 ${count} 字节不属于它的内容，已拒绝。`,
  'bundle.zip-structure': ({ detail }) => `压缩包结构有误（${detail}），已拒绝。`,
  'bundle.zip-multi-disk': () => '这是分卷压缩包的一部分。请先合并成一个压缩包。',
  'bundle.zip-too-many': ({ count, limit }) => `压缩包声称有 ${count} 个文件，超过上限 ${limit}，已拒绝。`,
  'bundle.zip-too-large': ({ size, limit }) =>
    `压缩包解开后有 ${bytes(size)}，超过上限 ${bytes(limit)}，已拒绝。`,
  'bundle.zip-ratio': ({ path, ratio }) => `“${path}”的压缩比为 ${ratio} 倍，像是压缩炸弹，已拒绝。`,
  'bundle.zip-name': ({ path, why }) => `压缩包里的名称“${path}”不安全（${why}），已拒绝。`,
  'bundle.zip-duplicate': ({ path }) =>
    `压缩包里有两个文件都叫“${path}”（不分大小写和 Unicode 形式），已拒绝。`,
  'bundle.zip-link': ({ path }) => `压缩包里的“${path}”是链接，已拒绝。`,
  'bundle.zip-special': ({ path }) => `压缩包里的“${path}”是设备等特殊文件，已拒绝。`,
  'bundle.zip-encrypted': ({ path }) =>
    `压缩包里的“${path}”加了密码，无法核对。请向发送单位索取未加密的数据包。`,
  'bundle.zip-method': ({ path, method }) => `“${path}”采用不支持的压缩方法（${method}）。`,
  'bundle.zip-overlap': ({ path }) => `“${path}”与压缩包里另一部分占用同一段字节，像是压缩炸弹，已拒绝。`,
  'bundle.zip-header': ({ path, field }) => `“${path}”在压缩包里的两处登记不一致（${field}），已拒绝。`,
  'bundle.zip-data': ({ path }) => `“${path}”在压缩包里的内容已损坏，无法解开。`,
  'bundle.zip-crc': ({ path }) => `“${path}”解开后与压缩包登记的校验码不符，内容已损坏。`,
  'bundle.zip-several-roots': ({ count }) => `压缩包顶层有 ${count} 项，应当只有一个数据包文件夹。`,
} satisfies Record<string, Message>;

/** Why a bundle can't be written; nothing half done stays behind under the final name. */
const writeErrors = {
  'bundle.target-missing': ({ folder }) =>
    `找不到目标位置“${folder}”，数据包没有写出。请确认U盘已插好后重试。`,
  'bundle.target-read-only': ({ folder }) =>
    `目标位置“${folder}”是只读的，数据包没有写出。请打开U盘的写保护开关，或换一个U盘。`,
  'bundle.target-denied': ({ folder }) => `没有权限写入“${folder}”，数据包没有写出。请换一个位置。`,
  'bundle.target-full': ({ need, free }) =>
    `目标位置空间不足：需要 ${bytes(need)}，剩余 ${bytes(free)}。数据包没有写出，未完成的部分已清除。请腾出空间或换一个U盘。`,
  'bundle.target-removed': () =>
    '写出过程中U盘被拔出或断开，数据包没有写成。档案库里的内容不受影响。请重新插好后再写一次。',
  'bundle.target-io': ({ cause }) =>
    `写入目标位置时出错（${cause}），数据包没有写成。档案库里的内容不受影响。介质可能已损坏，请换一个U盘再试。`,
  'bundle.target-name': ({ name }) => `名称“${name}”已被占用太多次，请换一个名称。`,
  'bundle.fat-limit': ({ path, size }) =>
    `“${path}”有 ${bytes(size)}，而目标U盘是 FAT32 格式，单个文件不能达到 4 GB。请改用文件夹形式的数据包、移出这个文件，或把U盘格式化为 exFAT。数据包没有写出。`,
  'bundle.path-invalid': ({ path }) => `“${path}”不能作为数据包里的文件名。数据包没有写出。`,
  'bundle.path-twice': ({ path }) =>
    `数据包里已有“${path}”（不分大小写），同名文件没有写入。数据包没有写出。`,
  'bundle.source-size': ({ path }) => `“${path}”在写出过程中大小发生了变化，数据包没有写成。请重试。`,
  'bundle.read-back': ({ count, first }) =>
    `写完后重新读出核对，发现 ${count} 处不符（${first}）。数据包已作废并清除，介质可能已损坏，请换一个U盘再试。`,
} satisfies Record<string, Message>;

/** Why a bundle can't be looked through or taken in. Nothing was imported. */
const readErrors = {
  'bundle.not-found': ({ path }) => `找不到“${path}”。`,
  'bundle.not-a-bag': ({ path }) => `“${path}”既不是文件夹，也不是 zip 压缩包，不能作为数据包打开。`,
  'bundle.invalid': ({ count, first }) =>
    `数据包没有通过核对（${count} 处问题，第一处：${first}），没有导入任何内容。`,
  'bundle.not-ours': () => '这是一个完好的数据包，但不是乡档写出的，没有可导入的记录。可以查看其中的文件。',
  'bundle.newer': ({ format, minReader }) =>
    `数据包由更新版本的程序写出（格式 ${format}，至少需要能读格式 ${minReader} 的程序）。可以查看，没有导入任何内容。请升级后再导入。`,
  'bundle.head-malformed': ({ detail }) =>
    `数据包的说明 data/bundle.json 不符合格式（${detail}），没有导入任何内容。`,
  'bundle.record-malformed': ({ file, line }) => `“${file}”第 ${line} 行不是合法的记录，没有导入任何内容。`,
  'bundle.type-internal': ({ type }) =>
    `数据包里有程序内部使用的记录类型“${type}”，不会由乡档写出，没有导入任何内容。请向发送单位核实来源。`,
  'bundle.ledger-undesigned': ({ type, count, ledgers }) =>
    `数据包里有 ${ledgers} 个自定义台账没有带上设计（“${type}”，${count} 条记录），本单位也没有，收下也看不到内容，因此没有导入。请发送单位更新程序后重新上报。`,
  'bundle.type-misplaced': ({ file, type }) =>
    `“${file}”里有一条类型为“${type}”的记录，与文件名不符，没有导入任何内容。请向发送单位核实来源。`,
  'bundle.type-changed': ({ title, ours, theirs }) =>
    `数据包想把本单位的“${title}”从“${ours}”变成“${theirs}”，没有导入任何内容。请向发送单位核实来源。`,
  'bundle.entry-missing': ({ path }) => `数据包里没有“${path}”。`,
  'bundle.entry-too-large': ({ path, size, limit }) =>
    `“${path}”有 ${bytes(size)}，超过一次读入的上限 ${bytes(limit)}，没有读取。`,
} satisfies Record<string, Message>;

export const bundleErrors = {
  ...verdictErrors,
  ...warnings,
  ...zipErrors,
  ...writeErrors,
  ...readErrors,
} satisfies Record<string, Message>;

/** Size for people: 1024-based, at most one decimal. */
function bytes(value: ErrorFacts[string] | undefined): string {
  if (typeof value !== 'number') return '未知大小';
  const units = ['字节', 'KB', 'MB', 'GB', 'TB'];
  let amount = value;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? amount : Math.round(amount * 10) / 10} ${units[unit] ?? ''}`;
}
