import { ok } from '../../../shared/kernel/result';
import { useDataEvent } from '../../app/data-context';
import { useLive } from '../../app/use-live';
import type { FileText } from '../../data/api';
import classes from './attachments.module.css';

/** How far the words of a record's attachments are known, by content hash; follows the reading in the background. */
export function useFileTexts(id: string | null): Readonly<Record<string, FileText>> {
  const live = useLive<Readonly<Record<string, FileText>>>(`file-texts:${id ?? ''}`, 'any', async (data) =>
    id === null ? ok({}) : data.fileTexts({ id }),
  );
  useDataEvent('texts', live.again);
  return live.value ?? {};
}

/** Whether an attachment is found by the words in it, in few words; '' where a longer word stands in its row. */
export function textState(text: FileText | undefined): string {
  switch (text?.state) {
    case 'waiting':
      return '正在读取文字…';
    case 'text':
      return `可按内容查找（${text.cut ? '只收前 ' : ''}${text.characters.toLocaleString('zh-CN')} 字）`;
    case 'none':
      return '无文字，不能按内容查找';
    case 'absent':
      return '内容不在这台电脑上';
    case 'other':
      return '不读取这类文件的文字';
    default:
      return '';
  }
}

/** Why the words of an attachment could not be read. */
export function TextTrouble({ text }: { readonly text: FileText | undefined }) {
  return text?.state === 'failed' ? <div className={classes.trouble}>{text.message}</div> : null;
}
