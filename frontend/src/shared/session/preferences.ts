import { createContext, useContext } from 'react';

export type Language = 'zh-CN' | 'en';
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

export interface Preferences {
  language: Language;
  themeChoice: ThemeChoice;
  theme: Theme;
  setLanguage: (language: Language) => void;
  setThemeChoice: (choice: ThemeChoice) => void;
}

export const PreferencesContext = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences outside of its provider');
  return preferences;
}
