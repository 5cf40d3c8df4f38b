import { useDeferredValue, useMemo, useReducer } from 'react';
import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { maskedText } from '../../../shared/records/display';
import { readDesign } from '../../../shared/records/own-design';
import { ownType } from '../../../shared/records/own-types';
import { useBranch } from '../../app/branch';
import { FormField } from '../../records/form/form-field';
import { formReducer, startForm, valuesOf } from '../../records/form/form-state';
import classes from './ledger-designer.module.css';

const NONE = [] as const;

/** How the ledger will look: the list with one row, and the form to try; nothing of it is saved. */
export function DesignPreview({ values }: { readonly values: RecordValues }) {
  const settled = useDeferredValue(values);
  const type = useMemo(
    () => ownType('preview', readDesign(settled), { words: '', deleted: false }),
    [settled],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys
    <section className={classes.preview} tabIndex={0} aria-label="预览">
      <h2 className={classes.heading}>预览</h2>
      <Tryout type={type} />
    </section>
  );
}

function Tryout({ type }: { readonly type: RecordTypeDefinition }) {
  const [state, dispatch] = useReducer(formReducer, startForm({}));
  const { tree } = useBranch();
  const values = valuesOf(state);
  const titleOf = (_: string, id: string) => tree.find((node) => node.id === id)?.name;
  const [section] = type.form;
  return (
    <>
      <div className={classes.sample}>
        <table className={classes.table} aria-label="列表预览">
          <thead>
            <tr>
              {type.list.columns.map((key) => (
                <th key={key} scope="col">
                  {type.fields[key]?.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {type.list.columns.map((key) => {
                const field = type.fields[key];
                return <td key={key}>{field ? maskedText(field, values[key], { titleOf }) : ''}</td>;
              })}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes.keys}>表单可以试填，不会保存。</p>
      <div className={classes.tryout}>
        {section?.fields.map((key) => {
          const field = type.fields[key];
          return field === undefined ? null : (
            <FormField
              // Another kind is another input, and what was tried in the old one says nothing.
              key={`${key}:${field.kind}:${field.codes ?? ''}`}
              fieldKey={key}
              field={field}
              value={values[key] ?? undefined}
              unreadable={state.unreadable[key]}
              findings={NONE}
              conflicts={NONE}
              edited={false}
              readOnly={false}
              revealed={false}
              onChange={(of, value) => dispatch({ act: 'change', field: of, value })}
              onUnreadable={(of, problem) => dispatch({ act: 'unreadable', field: of, problem })}
              onLeave={() => undefined}
            />
          );
        })}
      </div>
    </>
  );
}
