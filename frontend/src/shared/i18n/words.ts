import i18n from 'i18next';
import { useTranslation } from 'react-i18next';

/**
 * The word for a code that comes from the server (`NO_CONSENT`, `EMAIL`). A code this version does not know yet
 * is shown as it is: better an unfamiliar word than an empty place.
 */
export function useWord(): (family: string, code: string) => string {
  useTranslation();
  return (family, code) => {
    const text: unknown = i18n.getResource(i18n.language, 'translation', `${family}.${code}`);
    return typeof text === 'string' ? text : code;
  };
}
