import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

const FONT = '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** Calm and dense: 14 px text, small controls, no motion that the system asks to leave out. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: archiveRed, red: archiveRed, gray },
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
  components: {
    Button: { defaultProps: { size: 'compact-md' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        closeButtonProps: { 'aria-label': '关闭' },
      },
    },
  },
});
