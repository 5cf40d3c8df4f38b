const CONTROL = 'input:not([type="hidden"]), textarea, button';

/** The control of a field's frame that takes the focus: of several radio buttons the chosen one. */
const controlOf = (field: Element): HTMLElement | null =>
  field.querySelector<HTMLElement>('input[type="radio"]:checked') ??
  field.querySelector<HTMLElement>(CONTROL);

/** Moves the focus to the next (or previous) field of the form; at the end it stays. */
export function focusNextField(form: Element, from: Element, step: 1 | -1): void {
  const fields = [...form.querySelectorAll('[data-field]')];
  const at = fields.findIndex((field) => field.contains(from));
  const next = fields[at + step];
  if (at < 0 || next === undefined) return;
  next.scrollIntoView({ block: 'nearest' });
  controlOf(next)?.focus();
}

const fieldOf = (form: Element, key: string): Element | null =>
  form.querySelector(`[data-field="${CSS.escape(key)}"]`);

/** Puts the focus into a field that is in sight. */
export function focusShownField(form: Element, key: string): void {
  const field = fieldOf(form, key);
  if (field !== null) controlOf(field)?.focus({ preventScroll: true });
}

/** Puts the focus into a field and the field into sight. Answers false when it is not on the form. */
export function focusField(form: Element, key: string): boolean {
  const field = fieldOf(form, key);
  if (field === null) return false;
  field.scrollIntoView({ block: 'center' });
  controlOf(field)?.focus({ preventScroll: true });
  return true;
}
