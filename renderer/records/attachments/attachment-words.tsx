import { ActionIcon, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { shortSize, shortTime } from '../../app/time';
import type { FileText } from '../../data/api';
import { type Attachment, type AttachmentWords, nameParts, readWords } from './attachment';
import { textState } from './attachment-text';
import classes from './attachments.module.css';

interface ShownWordsProps {
  readonly file: Attachment;
  readonly text: FileText | undefined;
}

/** Name, note, size and date of an attachment, and whether the words in it are found. */
export function ShownWords({ file, text }: ShownWordsProps) {
  const addedAt = file.addedAt === '' ? '' : shortTime(file.addedAt, new Date());
  const facts = [shortSize(file.size), addedAt, textState(text)];
  return (
    <div className={classes.words}>
      <div className={classes.name} title={file.name}>
        {file.name}
      </div>
      {file.note === '' ? null : <div className={classes.note}>{file.note}</div>}
      <div className={classes.count}>{facts.filter((fact) => fact !== '').join(' · ')}</div>
    </div>
  );
}

interface WordsEditorProps {
  readonly file: Attachment;
  readonly onDone: (words: AttachmentWords) => void;
  readonly onCancel: () => void;
}

/**
 * Name and note being typed in the row itself. Enter, Ctrl+S and going elsewhere keep what was typed, Esc does not. The
 * name's ending stays: it says which program opens the file.
 */
export function WordsEditor({ file, onDone, onCancel }: WordsEditorProps) {
  const { stem, ending } = nameParts(file.name);
  const [name, setName] = useState(stem);
  const [note, setNote] = useState(file.note);
  const first = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => first.current?.select(), []);

  const finish = (act: () => void) => {
    // Closing takes the focus away, which would finish once more.
    if (over.current) return;
    over.current = true;
    act();
  };
  const keep = () => finish(() => onDone(readWords(file, name, note)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const saves = event.key === 's' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && event.key !== 'Enter' && !saves) return;
    event.preventDefault();
    if (event.key === 'Escape') finish(onCancel);
    else keep();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of its two inputs.
    <div
      className={classes.editor}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <TextInput
        ref={first}
        aria-label={`${file.name} 的名称`}
        placeholder="名称"
        maxLength={120}
        className={classes.nameInput}
        rightSection={ending === '' ? null : <span className={classes.count}>{ending}</span>}
        rightSectionWidth="auto"
        rightSectionPointerEvents="none"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        aria-label={`${file.name} 的说明`}
        placeholder="说明，如：原件存村委会，第 3 页缺印章"
        maxLength={500}
        className={classes.noteInput}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ActionIcon size="sm" variant="subtle" aria-label="保存名称和说明" onClick={keep}>
        <IconCheck size={16} />
      </ActionIcon>
    </div>
  );
}
