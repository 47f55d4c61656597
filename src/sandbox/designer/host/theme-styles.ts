const surfaces: Record<
  AppearanceSettings,
  { primary: string; secondary: string; text: string; border: string }
> = {
  darkDefault: { primary: '#1e1e1e', secondary: '#2e2e2e', text: '#f5f5f5', border: '#383838' },
  darkDarker: { primary: '#141414', secondary: '#212121', text: '#f5f5f5', border: '#2c2c2c' },
  darkBrighter: { primary: '#2b2b2b', secondary: '#3a3a3a', text: '#f7f7f7', border: '#474747' },
  light: { primary: '#ffffff', secondary: '#f2f2f2', text: '#1e1e1e', border: '#d9d9d9' },
};

/** Sample tokens of a theme. Only the name `bg-primary` is documented. Source: Designer API, `getThemeStyles`. */
export function themeStyles(theme: AppearanceSettings): ThemeStyles {
  const { primary, secondary, text, border } = surfaces[theme];
  return {
    colors: {
      'bg-primary': primary,
      'bg-secondary': secondary,
      'text-primary': text,
      'border-primary': border,
    },
    boxShadows: {},
    controls: {},
    opacities: {},
  };
}
