import { createTheme } from '@mui/material/styles';

/**
 * Material UI's part of the look. The colours are the tokens of `tokens.css`, repeated here because Material UI
 * computes shades from them; everything dense is plain CSS on the tokens themselves.
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: '[data-color-scheme="%s"]', nativeColor: false },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#5a3df0', dark: '#472bd1', contrastText: '#ffffff' },
        error: { main: '#b3261e' },
        warning: { main: '#8a5a00' },
        info: { main: '#0063a0' },
        success: { main: '#006b4f' },
        text: { primary: '#12151f', secondary: '#565e70' },
        divider: '#e1e4ec',
        background: { default: '#f5f6fa', paper: '#ffffff' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#b3a6ff', dark: '#9c8bff', contrastText: '#17122f' },
        error: { main: '#ff9a94' },
        warning: { main: '#f5bd62' },
        info: { main: '#7cc4ff' },
        success: { main: '#66d9b0' },
        text: { primary: '#e9ebf2', secondary: '#a4acbd' },
        divider: '#2b313f',
        background: { default: '#0f121a', paper: '#171b25' },
      },
    },
  },
  typography: {
    fontFamily: "Roboto, 'Helvetica Neue', Arial, sans-serif",
    fontSize: 13,
    fontWeightMedium: 500,
    button: { textTransform: 'none', fontWeight: 500 },
    h6: { fontSize: '1rem', fontWeight: 700 },
  },
  shape: { borderRadius: 8 },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      // Without ripples nothing of Material UI shows the focus, and it takes the page's own outline away.
      styleOverrides: {
        root: { '&:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: 2 } },
      },
    },
    MuiButton: { defaultProps: { size: 'small', disableElevation: true } },
    MuiIconButton: { defaultProps: { size: 'small' } },
    MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400, enterNextDelay: 150 } },
    MuiSwitch: { defaultProps: { size: 'small' } },
    // In the dark Material UI would lighten what lies above; the tokens say how light it is.
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiDialog: { defaultProps: { fullWidth: true } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    // Shadows do not show in the dark.
    MuiMenu: { styleOverrides: { paper: { border: '1px solid var(--line)' } } },
    MuiMenuItem: { styleOverrides: { root: { minHeight: 32, fontSize: 13 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: 16, fontWeight: 700 } } },
  },
});
