import {
  createTheme,
  defaultVariantColorsResolver,
  Input,
  InputWrapper,
  type InputWrapperFactory,
  type MantineColorsTuple,
  type PartialVarsResolver,
  parseThemeColor,
  type VariantColorsResolver,
} from '@mantine/core';

/** The one accent: a quiet archive red. Shade 6 carries white text at 6.5:1. */
const archiveRed: MantineColorsTuple = [
  '#fbf1f0',
  '#f4dedc',
  '#e9bcb8',
  '#dc9690',
  '#cf716a',
  '#c24f47',
  '#ac2a22',
  '#96211a',
  '#7f1a14',
  '#66120d',
];

/** Greys with a trace of warmth; 6 is the lightest that may carry small text on white (5.6:1). */
const gray: MantineColorsTuple = [
  '#f8f8f7',
  '#f1f1ef',
  '#e6e5e2',
  '#d8d6d2',
  '#bdbab5',
  '#94908a',
  '#66625d',
  '#4b4844',
  '#35332f',
  '#22201d',
];

/** Ochre for warnings and a muted green for what is fine; their darkest shades carry text on their palest. */
const ochre: MantineColorsTuple = [
  '#fdf7e8',
  '#f9ebc9',
  '#f1d898',
  '#e6c063',
  '#d9a63a',
  '#bf8a1f',
  '#9c6c12',
  '#82570c',
  '#6f4a08',
  '#5c3c05',
];
const green: MantineColorsTuple = [
  '#f0f6f1',
  '#dbe9dd',
  '#b7d3bb',
  '#8fba96',
  '#67a071',
  '#478553',
  '#376d43',
  '#2d5c37',
  '#244b2d',
  '#1a3820',
];

const FONT = '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** Tinted grounds (alerts, chosen buttons) in the palest shade with a line around, instead of a loud pink. */
const calmVariants: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'light') return colors;
  const { color } = parseThemeColor({ color: input.color ?? input.theme.primaryColor, theme: input.theme });
  return {
    ...colors,
    background: `var(--mantine-color-${color}-0)`,
    hover: `var(--mantine-color-${color}-1)`,
    border: `1px solid var(--mantine-color-${color}-2)`,
    color: `var(--mantine-color-${color}-9)`,
  };
};

/** The small input with the text of the page: Mantine's own shrinks the letters with the box. */
const INPUT_VARS = { '--input-height': '1.875rem', '--input-fz': '0.875rem' };
const LABEL_VARS: PartialVarsResolver<InputWrapperFactory> = () => ({
  label: { '--input-label-size': '0.875rem' },
  description: { '--input-description-size': '0.75rem' },
  error: { '--input-error-size': '0.75rem' },
  success: {},
});

/** The list of options scrolls itself: a scroller inside it would be one that no key reaches. */
const OPTIONS = { maxHeight: '15rem', overflowY: 'auto' } as const;

/** Calm and dense: 14 px text, small controls, no motion that the system asks to leave out. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: archiveRed, red: archiveRed, gray, yellow: ochre, green },
  black: '#22201d',
  fontFamily: FONT,
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: {
    xs: '0.75rem',
    sm: '0.875rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.125rem',
  },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: calmVariants,
  components: {
    Input: Input.extend({ vars: (_theme, { size }) => ({ wrapper: size === 'xs' ? INPUT_VARS : {} }) }),
    InputWrapper: InputWrapper.extend({ vars: LABEL_VARS }),
    Button: { defaultProps: { size: 'compact-md', fw: 500 } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    // Enter takes the first option that fits what was typed.
    Select: {
      defaultProps: { size: 'xs', withScrollArea: false, selectFirstOptionOnChange: true },
      styles: { options: OPTIONS },
    },
    MultiSelect: { defaultProps: { withScrollArea: false }, styles: { options: OPTIONS } },
    Textarea: { defaultProps: { size: 'xs' } },
    // Its placeholder is an element of its own, too pale to be read by the standard; its label stands beside fields.
    FileInput: {
      defaultProps: { size: 'xs' },
      styles: { placeholder: { color: 'var(--ink-soft)' }, label: { fontWeight: 400 } },
    },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' }, styles: { label: { fontSize: '0.875rem' } } },
    Radio: { defaultProps: { size: 'xs' }, styles: { label: { fontSize: '0.875rem' } } },
    // Options are drawn when they are asked for: a form holds forty lists that nobody opens.
    Combobox: { defaultProps: { keepMounted: false } },
    // A list that scrolls can be reached by the keyboard, also where the input does not name it yet.
    ComboboxOptions: { defaultProps: { tabIndex: 0 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': '关闭这条消息' } } },
    Kbd: { styles: { root: { fontWeight: 400 } } },
    Modal: {
      styles: { title: { fontWeight: 600, fontSize: '1rem' } },
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.35 },
        centered: true,
        transitionProps: { duration: 0 },
        // The page itself never scrolls, and the lock's style sheet costs a new style for every element.
        lockScroll: false,
        closeButtonProps: { 'aria-label': '关闭' },
      },
    },
  },
});
