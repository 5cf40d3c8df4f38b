import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import { IconDownload, IconEye, IconPaperclip, IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { ATTACHMENTS_FIELD, type RecordTypeDefinition } from '../../../shared/records/define';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { saveBytes } from '../../app/save-bytes';
import { shortSize } from '../../app/time';
import { type Element, withElement, withoutElement } from '../../fields/list/elements';
import { useUndoToast } from '../use-removal';
import { type Attachment, type AttachmentWords, attachmentOf, blobUrl, previewKind } from './attachment';
import { PurposeInput, purposeLabel } from './attachment-purpose';
import { TextTrouble, useFileTexts } from './attachment-text';
import { ShownWords, WordsEditor } from './attachment-words';
import classes from './attachments.module.css';
import { Preview } from './preview';
import { Thumbnail } from './thumbnail';
import { useUploads } from './use-uploads';

interface AttachmentsTabProps {
  readonly type: RecordTypeDefinition;
  /** Null: the record is not saved yet and can't carry anything. */
  readonly id: string | null;
  readonly attachments: readonly Element[];
  /** Version of the record in which these are the attachments. */
  readonly version: string | undefined;
  readonly readOnly: boolean;
  readonly onSaveFirst: () => void;
  /** Content hash of the one that the user came for. */
  readonly found?: string;
}

/** Attachments of one record: added by choice, drop or paste; shown, named, explained, saved elsewhere, removed. */
export function AttachmentsTab(props: AttachmentsTabProps) {
  const { type, id, attachments, version, readOnly, onSaveFirst, found } = props;
  const data = useData();
  const toast = useUndoToast();
  const { uploads, add, cancel } = useUploads(id);
  const forgetChoice = useRef<() => void>(null);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<Attachment | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const tab = useRef<HTMLDivElement>(null);
  const files = attachments.flatMap((element) => attachmentOf(element) ?? []);
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const canAdd = !readOnly && id !== null;
  const texts = useFileTexts(id);
  const isFoundHere = found !== undefined && files.some(({ blob }) => blob === found);
  useEffect(() => {
    if (!isFoundHere) return;
    const row = tab.current?.querySelector<HTMLElement>('[data-found]');
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  }, [isFoundHere]);

  if (id === null)
    return (
      <div className={classes.first}>
        <p>先保存这条记录，再添加附件。</p>
        <Button size="compact-sm" onClick={onSaveFirst}>
          保存
        </Button>
      </div>
    );

  const put = async (elements: readonly Element[], done: string) => {
    const value = elements.length === 0 ? null : [...elements];
    const answer = await data.commit({
      // With the version: a file that came in meanwhile was not seen, and must not go with the list that was.
      changes: [{ id, type: type.name, values: { [ATTACHMENTS_FIELD]: value }, version }],
      why: { kind: 'edit' },
    });
    if (!answer.ok) return tellError(answer.error);
    toast(done);
  };
  const remove = (file: Attachment) => put(withoutElement(attachments, file.id), `已移除附件“${file.name}”`);
  const closeEditor = (file: Attachment) => {
    // Back to where one came from, unless one went elsewhere.
    const inside = tab.current?.contains(document.activeElement) ?? false;
    setEditing(null);
    if (!inside) return;
    setTimeout(() =>
      tab.current?.querySelector<HTMLElement>(`[data-edits="${CSS.escape(file.id)}"]`)?.focus(),
    );
  };
  const rewrite = (file: Attachment, words: AttachmentWords) => {
    closeEditor(file);
    const element = attachments.find((item) => item.id === file.id);
    if (element === undefined || (words.name === file.name && words.note === file.note)) return;
    const done = words.name === file.name ? `已修改“${words.name}”的说明` : `附件已改名为“${words.name}”`;
    void put(withElement(attachments, { ...element, ...words }), done);
  };
  const setPurpose = (file: Attachment, purpose: string | null) => {
    const element = attachments.find((item) => item.id === file.id);
    if (element === undefined || (purpose ?? '') === file.purpose) return;
    const done =
      purpose === null ? `已清除“${file.name}”的用途` : `“${file.name}”的用途改为“${purposeLabel(purpose)}”`;
    void put(withElement(attachments, { ...element, purpose }), done);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (canAdd) void add([...event.dataTransfer.files]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop and paste; the button does the same.
    <div
      ref={tab}
      className={classes.tab}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!canAdd || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (!canAdd || pasted.length === 0) return;
        event.preventDefault();
        void add(pasted);
      }}
    >
      <div className={classes.bar}>
        {canAdd ? (
          <FileButton
            multiple
            resetRef={forgetChoice}
            onChange={(chosen) => {
              void add(chosen);
              // Chromium tells nothing when the same file is chosen again, as one does after a cancel.
              forgetChoice.current?.();
            }}
          >
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                leftSection={<IconPaperclip size={15} />}
              >
                添加附件
              </Button>
            )}
          </FileButton>
        ) : null}
        <span className={classes.count}>
          {files.length === 0
            ? canAdd
              ? '还没有附件。可以把文件拖到这里，或者复制后按 Ctrl+V 粘贴。'
              : '没有附件'
            : `${files.length} 个附件，共 ${shortSize(bytes)}`}
        </span>
      </div>
      {uploads.map((upload) => (
        <div key={upload.job} className={classes.upload}>
          <span className={classes.name}>{upload.name}</span>
          <Progress
            className={classes.progress}
            value={upload.size === 0 ? 0 : (100 * upload.done) / upload.size}
            aria-label={`正在添加 ${upload.name}`}
          />
          <span className={classes.count}>
            {shortSize(upload.done)} / {shortSize(upload.size)}
          </span>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`取消添加 ${upload.name}`}
            onClick={() => cancel(upload.job)}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <ul className={classes.files}>
        {files.map((file) => (
          <li
            key={file.id}
            className={classes.file}
            data-found={file.blob === found || undefined}
            tabIndex={file.blob === found ? -1 : undefined}
          >
            <Thumbnail file={file} onOpen={() => setShown(file)} />
            {editing === file.id ? (
              <WordsEditor
                file={file}
                onDone={(words) => rewrite(file, words)}
                onCancel={() => closeEditor(file)}
              />
            ) : (
              <ShownWords file={file} text={texts[file.blob]} />
            )}
            {editing === file.id ? null : (
              <PurposeInput
                file={file}
                readOnly={readOnly}
                onChange={(purpose) => setPurpose(file, purpose)}
              />
            )}
            {readOnly || editing === file.id ? null : (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={editLabel(file)}
                data-edits={file.id}
                onClick={() => setEditing(file.id)}
              >
                <IconPencil size={16} />
              </ActionIcon>
            )}
            {previewKind(file) === 'none' ? null : (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`查看 ${file.name}`}
                onClick={() => setShown(file)}
              >
                <IconEye size={16} />
              </ActionIcon>
            )}
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`另存 ${file.name}`}
              onClick={() => void saveAs(file)}
            >
              <IconDownload size={16} />
            </ActionIcon>
            {readOnly ? null : (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`移除 ${file.name}`}
                onClick={() => void remove(file)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
            <TextTrouble text={texts[file.blob]} />
          </li>
        ))}
      </ul>
      {shown === null ? null : (
        <Preview file={shown} onSave={() => void saveAs(shown)} onClose={() => setShown(null)} />
      )}
    </div>
  );
}

const editLabel = (file: Attachment): string => `改名或写说明 ${file.name}`;

async function saveAs(file: Attachment): Promise<void> {
  const answer = await fetch(blobUrl(file.blob)).catch(() => null);
  if (answer === null || !answer.ok) {
    tell(`附件“${file.name}”的内容读不出来，可能还没有同步到这台电脑。记录没有受影响。`);
    return;
  }
  const extension = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1] ?? 'bin';
  const saved = await saveBytes(file.name, '附件', extension, new Uint8Array(await answer.arrayBuffer()));
  if (saved !== null) tell(`已另存为 ${saved}`);
}
