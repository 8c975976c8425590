import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { usePreferences } from '../session/preferences';
import { useSettled } from '../ui/useSettled';
import { namesOf, useDictionariesOf, useEntries, useEntryName, useNames } from './api';
import { begins, isList, pastedCodes } from './pasted';
import type { Subject } from './types';

const SHOWN = 20;
const PAUSE_MS = 120;
const MOST = 10_000;

interface Props {
  subject: Subject;
  label: string;
  value: readonly string[];
  onChange: (codes: string[]) => void;
  disabled: boolean;
  /** One code instead of any number. */
  single?: boolean;
}

/**
 * Chooses codes by the beginning of code or name, out of dictionaries with millions of them: the server searches.
 * A list can be pasted. Where no dictionary is, codes are typed.
 */
export function CodePicker({ subject, label, value, onChange, disabled, single = false }: Props) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const dictionaries = useDictionariesOf(subject);
  const [chosen, setChosen] = useState<string>();
  const dictionary = chosen ?? dictionaries[0]?.code;
  const [text, setText] = useState('');
  const [pasting, setPasting] = useState(false);
  const search = useSettled(text.trim(), PAUSE_MS);
  const found = useEntries(dictionary, search, SHOWN);
  const nameOf = useEntryName();
  const named = useNames(dictionary, value);
  // Until the answer is there, of what stood before only what fits: a quick Enter must not choose something else.
  const entries =
    dictionary === undefined ? [] : (found.data?.items ?? []).filter((entry) => begins(entry, text.trim()));
  const settled = search === text.trim() && !found.isFetching;
  const unlisted = settled && search !== '' && !entries.some((entry) => entry.code === search);
  const options = [
    ...entries.map((entry) => ({ value: entry.code, label: nameOf(entry) })),
    // A code the dictionary does not have yet can be meant all the same.
    ...(unlisted ? [{ value: text.trim(), label: t('events.asTyped') }] : []),
  ];
  const add = async (codes: string[]) => {
    let known = codes;
    if (dictionary !== undefined) {
      try {
        const answer = await namesOf(dictionary, codes.slice(0, MOST));
        known = answer.items.map((entry) => entry.code);
        if (answer.unknown.length > 0)
          message.warning(
            t('events.pastedUnknown', {
              count: answer.unknown.length,
              codes: answer.unknown.slice(0, 5).join(', '),
            }),
          );
      } catch (failure) {
        message.error(asProblem(failure).title);
        return;
      }
    }
    const next = [...new Set([...value, ...known])].slice(0, MOST);
    message.success(t('events.pastedKnown', { count: next.length - value.length }));
    onChange(next);
  };
  const shared = {
    'aria-label': label,
    placeholder: t('events.chooseCode', { what: label }),
    disabled,
    style: { width: '100%' },
    options,
    loading: found.isFetching,
    showSearch: { filterOption: false as const, searchValue: text, onSearch: setText },
    notFoundContent: !settled ? t('segmentSelect.searching') : t('events.typePrefix'),
    popupMatchSelectWidth: false,
    labelRender: (item: { value?: string | number }) => named(String(item.value ?? '')),
    optionRender: (option: { label?: React.ReactNode; value?: string | number | null }) => (
      <>
        {option.label} <span className="quiet small mono">{option.value}</span>
      </>
    ),
  };
  return (
    <div className="code-picker">
      {dictionaries.length > 1 && (
        <Select
          size="small"
          aria-label={t('events.dictionary')}
          value={dictionary ?? null}
          disabled={disabled}
          onChange={setChosen}
          options={dictionaries.map((each) => ({
            value: each.code,
            label: language === 'en' ? each.nameEn : each.nameZh,
          }))}
        />
      )}
      {single ? (
        <Select
          {...shared}
          allowClear
          value={value[0] ?? null}
          onChange={(next: string | null | undefined) => {
            setText('');
            onChange(next ? [next] : []);
          }}
        />
      ) : (
        <div
          className="code-picker-many"
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (isList(pasted)) {
              event.preventDefault();
              void add(pastedCodes(pasted));
            }
          }}
        >
          <Select
            {...shared}
            mode="multiple"
            maxTagCount={6}
            allowClear
            value={[...value]}
            onChange={(next: string[]) => {
              onChange(next.slice(0, MOST));
            }}
          />
          {!disabled && (
            <Button
              size="small"
              type="text"
              onClick={() => {
                setPasting(true);
              }}
            >
              {t('events.paste')}
            </Button>
          )}
        </div>
      )}
      {pasting && (
        <PasteCodes
          label={label}
          onDone={(codes) => {
            setPasting(false);
            if (codes.length > 0) void add(codes);
          }}
        />
      )}
    </div>
  );
}

function PasteCodes({ label, onDone }: { label: string; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const codes = pastedCodes(text);
  return (
    <Modal
      open
      title={t('events.pasteTitle', { what: label })}
      okText={t('events.pasteAdd', { count: codes.length })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: codes.length === 0 }}
      onOk={() => {
        onDone(codes);
      }}
      onCancel={() => {
        onDone([]);
      }}
    >
      <p className="quiet small">{t('events.pasteHint')}</p>
      <Input.TextArea
        autoFocus
        rows={8}
        className="mono"
        aria-label={t('events.pasteTitle', { what: label })}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
    </Modal>
  );
}
