import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../session/preferences';

/** Only the language in use is fetched; Chinese is the one everything falls back on. */
const dictionaries = {
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
} satisfies Record<Language, () => Promise<unknown>>;

export async function startLanguage(language: Language): Promise<void> {
  const { default: texts } = await dictionaries[language]();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    const { default: texts } = await dictionaries[language]();
    i18n.addResourceBundle(language, 'translation', texts);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
