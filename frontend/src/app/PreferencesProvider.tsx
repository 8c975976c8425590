import { ConfigProvider, App as AntApp } from 'antd';
import type { Locale } from 'antd/es/locale';
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { changeLanguage } from '@shared/i18n';
import { PreferencesContext, type Language, type ThemeChoice } from '@shared/session/preferences';
import { themeFor } from './theme';

const antdTexts: Record<Language, () => Promise<{ default: Locale }>> = {
  'zh-CN': () => import('antd/locale/zh_CN'),
  en: () => import('antd/locale/en_US'),
};

export function storedLanguage(): Language {
  return localStorage.getItem('baton.language') === 'en' ? 'en' : 'zh-CN';
}

function storedTheme(): ThemeChoice {
  const stored = localStorage.getItem('baton.theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Whether the system asks for something, followed as it changes. */
function useSystemAsks(query: string): boolean {
  const asked = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      asked.addEventListener('change', changed);
      return () => {
        asked.removeEventListener('change', changed);
      };
    },
    () => asked.matches,
  );
}

/** Paper is white: whoever works in the dark prints in the light. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture as soon as the event is over.
    const begin = () => {
      flushSync(() => {
        setPrinting(true);
      });
    };
    const end = () => {
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** Language and theme: chosen per browser, applied without a reload. Who wants no motion gets none. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, keepLanguage] = useState(storedLanguage);
  const [themeChoice, keepTheme] = useState(storedTheme);
  const [locale, setLocale] = useState<Locale>();
  const systemIsDark = useSystemAsks('(prefers-color-scheme: dark)');
  const still = useSystemAsks('(prefers-reduced-motion: reduce)');
  const printing = usePrinting();
  const chosen = themeChoice === 'system' ? (systemIsDark ? 'dark' : 'light') : themeChoice;
  const theme = printing ? 'light' : chosen;

  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    let current = true;
    void antdTexts[language]().then((module) => {
      if (current) setLocale(module.default);
    });
    return () => {
      current = false;
    };
  }, [language]);

  const preferences = useMemo(
    () => ({
      language,
      themeChoice,
      theme,
      setLanguage: (next: Language) => {
        localStorage.setItem('baton.language', next);
        void changeLanguage(next).then(() => {
          keepLanguage(next);
        });
      },
      setThemeChoice: (next: ThemeChoice) => {
        localStorage.setItem('baton.theme', next);
        keepTheme(next);
      },
    }),
    [language, themeChoice, theme],
  );
  const antdTheme = useMemo(() => themeFor(theme, still), [theme, still]);

  return (
    <PreferencesContext value={preferences}>
      <ConfigProvider
        theme={antdTheme}
        {...(locale ? { locale } : {})}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <AntApp component={false} message={{ maxCount: 3 }}>
          {children}
        </AntApp>
      </ConfigProvider>
    </PreferencesContext>
  );
}
