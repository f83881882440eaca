import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  Loader,
  type MantineThemeOverride,
  Modal,
  NativeSelect,
  Notification,
  Select,
  Tooltip,
} from '@mantine/core';
import {
  accentShades,
  dark,
  filledShade,
  inkGrays,
  light,
  type Palette,
  redShades,
  warmGrays,
} from './tokens.ts';

const font = '"Inter Variable", Inter, system-ui, sans-serif';

export const theme = createTheme({
  fontFamily: font,
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { md: '1.45' },
  headings: { fontFamily: font, fontWeight: '650' },
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  primaryColor: 'accent',
  primaryShade: filledShade,
  colors: { accent: accentShades, red: redShades, gray: warmGrays, dark: inkGrays },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'filled' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 30 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 4 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Loader: Loader.extend({ defaultProps: { size: 16, type: 'oval' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, padding: 'lg' },
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm', checkIconPosition: 'right' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

/** Gives the close buttons of dialogs and notices their name in the user's language. */
export function closeButtons(label: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': label };
  return createTheme({
    components: {
      Drawer: Drawer.extend({ defaultProps: { closeButtonProps } }),
      Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    },
  });
}

/** Gives every role of the palette a CSS variable (`--ink`, `--accent-ground`, …) and lets Mantine's own follow. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...roleVariables(light), ...mantineVariables(light) },
  dark: { ...roleVariables(dark), ...mantineVariables(dark) },
});

function roleVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([role, colour]) => [
      `--${role.replace(/[A-Z0-9]/g, (letter) => (/\d/.test(letter) ? letter : `-${letter.toLowerCase()}`))}`,
      colour,
    ]),
  );
}

function mantineVariables(palette: Palette): Record<string, string> {
  return {
    '--mantine-color-body': palette.card,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.ink2,
    '--mantine-color-placeholder': palette.ink3,
    '--mantine-color-anchor': palette.accent,
    '--mantine-color-error': palette.bad,
    '--mantine-color-default': palette.card,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-gray-light-color': palette.ink2,
    '--mantine-color-gray-light-hover': palette.hover,
    '--mantine-color-accent-light': palette.accentGround,
    '--mantine-color-accent-light-color': palette.accent,
    '--mantine-color-accent-light-hover': palette.accentGround,
    '--mantine-color-disabled-color': palette.ink2,
  };
}
