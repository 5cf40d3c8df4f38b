import { VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { labelOf } from '../../../shared/records/codes';
import { attachmentsField } from '../../../shared/records/define';
import { CodeInput } from '../../fields/code/input';
import type { Attachment } from './attachment';
import classes from './attachments.module.css';

const FIELD = attachmentsField.of.purpose;

interface PurposeInputProps {
  readonly file: Attachment;
  readonly readOnly: boolean;
  /** Null: nothing is said any more. */
  readonly onChange: (purpose: string | null) => void;
}

/** What the paper proves, chosen or typed in its row; rules and completeness count by it. */
export function PurposeInput({ file, readOnly, onChange }: PurposeInputProps) {
  const id = useId();
  if (readOnly) return <span className={classes.count}>{purposeLabel(file.purpose)}</span>;
  return (
    <div className={classes.purpose}>
      <VisuallyHidden>
        <label htmlFor={id}>
          {file.name} 的{FIELD.label}
        </label>
      </VisuallyHidden>
      <CodeInput
        id={id}
        field={FIELD}
        value={file.purpose}
        typed={undefined}
        readOnly={false}
        invalid={false}
        describedBy={undefined}
        onChange={(value) => onChange(typeof value === 'string' ? value : null)}
        // An open list takes every text.
        onUnreadable={() => undefined}
      />
    </div>
  );
}

/** Words for a purpose; '' for none. */
export const purposeLabel = (purpose: string): string =>
  purpose === '' ? '' : labelOf(FIELD.codes, purpose);
