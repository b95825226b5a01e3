import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';

const blue: MantineColorsTuple = [
  '#eef4fd',
  '#dbe7fa',
  '#b6cff4',
  '#8fb5ef',
  '#6699e6',
  '#3f7cd6',
  '#2a66c5',
  '#1f57b5',
  '#194892',
  '#133670',
];

// the library's dark greys, in the tone of ours
const slate: MantineColorsTuple = [
  '#e6e9ec',
  '#c3cad1',
  '#a3adb8',
  '#7b8794',
  '#3d454e',
  '#2b3138',
  '#22272e',
  '#1a1e23',
  '#14171b',
  '#101316',
];

/** One theme: 13 px, dense, calm. Everything that has a colour takes it from theme.css. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  primaryColor: 'quarter',
  primaryShade: { light: 7, dark: 3 },
  colors: { quarter: blue, dark: slate },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    // the cross of a note or a dialog is a button, and needs a name like any other
    Notification: { defaultProps: () => ({ closeButtonProps: { 'aria-label': i18next.t(($) => $.ui.close) } }) },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 90 }, withArrow: true, multiline: true, maw: 320 } },
    Modal: {
      defaultProps: () => ({
        transitionProps: { duration: 90 },
        overlayProps: { backgroundOpacity: 0.35 },
        centered: true,
        closeButtonProps: { 'aria-label': i18next.t(($) => $.ui.close) },
      }),
    },
  },
});

const shared = {
  '--mantine-color-text': 'var(--qd-text)',
  '--mantine-color-body': 'var(--qd-surface)',
  '--mantine-color-dimmed': 'var(--qd-muted)',
  '--mantine-color-default': 'var(--qd-surface)',
  '--mantine-color-default-hover': 'var(--qd-hover)',
  '--mantine-color-default-color': 'var(--qd-text)',
  '--mantine-color-default-border': 'var(--qd-line-strong)',
  '--mantine-color-placeholder': 'var(--qd-muted)',
  '--mantine-color-error': 'var(--qd-off-track)',
  '--mantine-color-anchor': 'var(--qd-accent)',
  '--mantine-primary-color-filled': 'var(--qd-accent-fill)',
  '--mantine-color-quarter-filled': 'var(--qd-accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--qd-accent-fill-hover)',
  '--mantine-color-quarter-filled-hover': 'var(--qd-accent-fill-hover)',
  '--mantine-color-quarter-light': 'var(--qd-accent-soft)',
  '--mantine-color-quarter-light-color': 'var(--qd-accent)',
  '--mantine-color-red-filled': 'var(--qd-bad-fill)',
  '--mantine-color-red-filled-hover': 'var(--qd-bad-fill-hover)',
  '--mantine-color-red-light-color': 'var(--qd-off-track)',
  '--mantine-color-red-light-hover': 'var(--qd-bad-soft)',
  '--mantine-primary-color-contrast': 'var(--qd-on-accent)',
};

/** Gives the component library our values, so that its parts and ours cannot differ. */
export const themeVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
