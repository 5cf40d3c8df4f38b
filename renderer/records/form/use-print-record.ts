import { useCallback } from 'react';
import type { FieldDefinition, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { type DisplayContext, dateInWords, displayText, maskedText } from '../../../shared/records/display';
import {
  isSigned,
  SIGN_OFF_STATES,
  SIGN_OFF_STEPS,
  signedSteps,
  signOffState,
} from '../../../shared/rules/sign-off';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { useSession } from '../../app/data-context';
import { tellError } from '../../app/notify';
import { shortTime } from '../../app/time';
import { isWide } from '../../fields/kinds';
import { elementsOf } from '../../fields/list/elements';
import { localToday } from '../../fields/today';
import { type PrintedField, type RecordSheet, recordSheet } from '../../print/record-sheet';

/** One field as it is printed: dates in words, what is hidden on the screen stays hidden on paper. */
export function printedField(
  field: FieldDefinition,
  value: RecordValues[string],
  revealed: boolean,
  context: DisplayContext,
): PrintedField {
  const hidden = field.sensitive === true && !revealed;
  if (field.kind === 'list' && !hidden) {
    const inner = Object.entries(field.of ?? {});
    return {
      label: field.label,
      headings: inner.map(([, item]) => item.label),
      rows: elementsOf(value).map((element) =>
        inner.map(([key, item]) => displayText(item, element[key], context)),
      ),
    };
  }
  const text = hidden ? maskedText(field, value, context) : displayText(field, value, context);
  return {
    label: field.label,
    text: field.kind === 'date' && !hidden ? dateInWords(text) : text,
    wide: isWide(field) || text.length > 24,
  };
}

/** Prints one record through main, with our own layout. */
export function usePrintRecord(type: RecordTypeDefinition) {
  const { tree } = useBranch();
  const { unit } = useSession();
  return useCallback(
    async (title: string, values: RecordValues, revealed: boolean): Promise<void> => {
      const context = { titleOf: (_: string, id: string) => tree.find((node) => node.id === id)?.name };
      const html = recordSheet({
        title: `${type.label}信息表：${title}`,
        subtitle: unit.name,
        date: localToday(),
        sections: [
          ...type.form.map((section) => ({
            title: section.title,
            fields: section.fields.flatMap((key) => {
              const field = type.fields[key];
              return field === undefined ? [] : [printedField(field, values[key], revealed, context)];
            }),
          })),
          ...signatures(type, values),
        ],
      });
      const printed = await bridge().program.print({ html, landscape: false, toPdf: null });
      if (!printed.ok) tellError(printed.error);
    },
    [type, tree, unit],
  );
}

/** The steps of the sign-off, as signatures under the sheet; nothing for types that are not signed. */
function signatures(type: RecordTypeDefinition, values: RecordValues): RecordSheet['sections'] {
  if (!isSigned(type)) return [];
  const rows = signedSteps(values).map(({ step, by, at, reason }) => [
    SIGN_OFF_STEPS[step],
    by,
    shortTime(at, new Date()),
    reason,
  ]);
  const list = { label: '逐级签字', headings: ['环节', '签批人', '时间', '原因'], rows };
  return [{ title: `签批（${SIGN_OFF_STATES[signOffState(values)]}）`, fields: [list] }];
}
