import type { FieldDefinition } from '../../../shared/records/define';
import { FieldsDialog } from '../fields-dialog';
import type { Element } from './elements';

interface ElementDialogProps {
  readonly field: FieldDefinition;
  readonly element: Element;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly onSave: (element: Element) => void;
  readonly onClose: () => void;
}

/** One element of a list in a small form. */
export function ElementDialog({ field, element, isNew, readOnly, onSave, onClose }: ElementDialogProps) {
  return (
    <FieldsDialog
      title={`${isNew ? '添加' : readOnly ? '查看' : '修改'}${field.label}`}
      fields={field.of ?? {}}
      values={element}
      readOnly={readOnly}
      submit="确定"
      onSave={(values) => onSave({ ...values, id: element.id })}
      onClose={onClose}
    />
  );
}
