import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** A code, hash or id that one click copies; `shorten` shows only its beginning. */
export function Copyable({ text, shorten }: { text: string; shorten?: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const shown = shorten && text.length > shorten ? `${text.slice(0, shorten)}…` : text;
  return (
    <button
      type="button"
      className="copy"
      title={`${text} (${t('common.copy')})`}
      onClick={(event) => {
        event.stopPropagation();
        void navigator.clipboard.writeText(text).then(() => message.success(t('common.copied')));
      }}
    >
      {shown}
    </button>
  );
}
