import { usePreferences } from '../session/preferences';

/** A Chinese sentence, then an English one: so people write what both have to read in a table. */
const BOTH = /^(.*[。！？；])\s+([^\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+)$/su;

/** Of a text in both languages the one that is asked for; any other text as it is. */
export function inLanguage(text: string, language: string): string {
  const [, zh, en] = BOTH.exec(text.trim()) ?? [];
  return (language === 'en' ? en : zh) ?? text;
}

/** What somebody wrote into a table, in the reader's language if they wrote it in both. */
export function useWritten(): (text: string) => string {
  const { language } = usePreferences();
  return (text) => inLanguage(text, language);
}
