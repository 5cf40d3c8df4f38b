import { ActionIcon, Button, Group } from '@mantine/core';
import { IconEye, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { displayText } from '../../../shared/records/display';
import { useBranch } from '../../app/branch';
import classes from '../fields.module.css';
import type { InputProps } from '../input-props';
import { ElementDialog } from './element-dialog';
import { newElementId } from './element-id';
import { type Element, elementsOf, withElement, withoutElement } from './elements';

/** Columns of the small table; the rest is seen in the dialog. */
const COLUMNS_SHOWN = 5;

/** Elements in a small table with add, edit and remove. */
export function ListInput({ id, field, value, readOnly, describedBy, onChange }: InputProps) {
  const [open, setOpen] = useState<{ element: Element; isNew: boolean } | null>(null);
  const { tree } = useBranch();
  const elements = elementsOf(value);
  const columns = Object.entries(field.of ?? {}).slice(0, COLUMNS_SHOWN);
  const context = { titleOf: (_: string, target: string) => tree.find((node) => node.id === target)?.name };
  const put = (next: readonly Element[]) => onChange(next.length === 0 ? null : [...next]);

  return (
    <div className={classes.listScroll}>
      {elements.length === 0 ? null : (
        <table className={classes.list} aria-label={field.label}>
          <thead>
            <tr>
              {columns.map(([key, inner]) => (
                <th key={key} scope="col">
                  {inner.label}
                </th>
              ))}
              <th scope="col" className={classes.listActs}>
                操作
              </th>
            </tr>
          </thead>
          <tbody>
            {elements.map((element, at) => (
              <tr key={element.id} onDoubleClick={() => setOpen({ element, isNew: false })}>
                {columns.map(([key, inner]) => (
                  <td key={key} title={displayText(inner, element[key], context)}>
                    {displayText(inner, element[key], context)}
                  </td>
                ))}
                <td className={classes.listActs}>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    color="gray"
                    aria-label={`${readOnly ? '查看' : '修改'}第 ${at + 1} 项`}
                    onClick={() => setOpen({ element, isNew: false })}
                  >
                    {readOnly ? <IconEye size={14} /> : <IconPencil size={14} />}
                  </ActionIcon>
                  {readOnly ? null : (
                    <ActionIcon
                      size="xs"
                      variant="subtle"
                      color="gray"
                      aria-label={`删除第 ${at + 1} 项`}
                      onClick={() => put(withoutElement(elements, element.id))}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group gap="xs" mt={elements.length === 0 ? 0 : 4}>
        {readOnly ? null : (
          <Button
            id={id}
            size="compact-xs"
            variant="default"
            aria-describedby={describedBy}
            leftSection={<IconPlus size={13} />}
            onClick={() => setOpen({ element: { id: newElementId() }, isNew: true })}
          >
            添加{field.label}
          </Button>
        )}
        {elements.length === 0 ? <span className={classes.listEmpty}>没有内容</span> : null}
      </Group>
      {open === null ? null : (
        <ElementDialog
          field={field}
          element={open.element}
          isNew={open.isNew}
          readOnly={readOnly}
          onClose={() => setOpen(null)}
          onSave={(element) => {
            put(withElement(elements, element));
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
