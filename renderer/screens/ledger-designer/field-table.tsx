import { Button } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  changeField,
  type DesignElement,
  moveField,
  withField,
  withoutField,
} from '../../../shared/records/design-fields';
import { tell } from '../../app/notify';
import { newElementId } from '../../fields/list/element-id';
import { FieldRow } from './field-row';
import classes from './ledger-designer.module.css';
import { PasteHeadings } from './paste-headings';

interface FieldTableProps {
  readonly elements: readonly DesignElement[];
  /** Records in which each saved field is filled, by its key. */
  readonly filled: Readonly<Record<string, number>>;
  readonly readOnly: boolean;
  readonly onChange: (elements: readonly DesignElement[]) => void;
}

/** The fields of a ledger, edited by keyboard: Enter goes to the next name or adds one, Alt with ↑↓ moves the field. */
export function FieldTable({ elements, filled, readOnly, onChange }: FieldTableProps) {
  const frame = useRef<HTMLTableElement>(null);
  const [pasting, setPasting] = useState(false);
  /** Key of the field whose name is to take the cursor once it is drawn. */
  const [wanted, setWanted] = useState<string | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    const input = frame.current?.querySelector<HTMLInputElement>(`input[data-name="${CSS.escape(wanted)}"]`);
    if (!input) return;
    input.focus();
    setWanted(null);
  });

  const add = () => {
    const id = newElementId();
    onChange(withField(elements, id, { label: '', kind: 'text' }));
    setWanted(id);
  };
  const remove = (id: string, at: number) => {
    const count = filled[id] ?? 0;
    if (count > 0) tell(`这一栏有 ${count} 条记录填过内容。保存后不再显示，内容仍保留在记录里。`);
    onChange(withoutField(elements, id));
    setWanted((elements[at + 1] ?? elements[at - 1])?.id ?? null);
  };
  const next = (at: number) => {
    const after = elements[at + 1];
    if (after === undefined) add();
    else setWanted(after.id);
  };

  return (
    <fieldset className={classes.fields} disabled={readOnly}>
      <legend className={classes.heading}>字段</legend>
      {elements.length === 0 ? (
        <p className={classes.empty}>还没有字段。每条记录都有“所在党组织”和附件，不必再列。</p>
      ) : (
        <table ref={frame} className={classes.table} aria-label="字段">
          <thead>
            <tr>
              <th scope="col">序</th>
              <th scope="col">字段名称</th>
              <th scope="col">类型</th>
              <th scope="col" title="没填的记录会标为未填完整">
                必填
              </th>
              <th scope="col" title="在列表里有这一列">
                列表
              </th>
              <th scope="col" title="列表、查找和历史用它称呼这条记录">
                标题
              </th>
              <th scope="col" title="屏幕上遮盖，数据包默认不带">
                敏感
              </th>
              <th scope="col">次序</th>
            </tr>
          </thead>
          {elements.map((element, at) => (
            <FieldRow
              key={element.id}
              element={element}
              at={at}
              of={elements.length}
              filled={filled[element.id] ?? 0}
              onChange={(change) => onChange(changeField(elements, element.id, change))}
              onMove={(by) => onChange(moveField(elements, element.id, by))}
              onRemove={() => remove(element.id, at)}
              onEnter={() => next(at)}
            />
          ))}
        </table>
      )}
      {readOnly ? null : (
        <div className={classes.adders}>
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
            添加字段
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconClipboardText size={14} />}
            onClick={() => setPasting(true)}
          >
            从表头粘贴
          </Button>
          <span className={classes.keys}>回车：下一个字段；Alt+↑↓：移动</span>
        </div>
      )}
      {pasting ? (
        <PasteHeadings
          taken={elements.flatMap(({ label }) => (typeof label === 'string' ? [label] : []))}
          onClose={() => setPasting(false)}
          onTake={(fields) => {
            setPasting(false);
            onChange(fields.reduce((list, field) => withField(list, newElementId(), field), elements));
          }}
        />
      ) : null}
    </fieldset>
  );
}
