import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exact, people, percent } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { usePreferences } from '@shared/session/preferences';
import { slotKey } from './question';
import type { Portrait, Slot, Step, TagPortrait } from './types';

/** One tag: a table whose bars are the shares, the base as a line beside; values are picked to go down. */
export function TagCard(props: {
  tag: TagPortrait;
  portrait: Portrait;
  names: readonly string[];
  onStep: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const nameOf = useNamed();
  const [picked, setPicked] = useState<readonly Slot[]>([]);
  const { tag, portrait } = props;
  const name = nameOf(tag);
  const widest = Math.max(...tag.cells.flatMap((cell) => cell.groups.map((each) => each.share ?? 0)), 0.0001);
  const label = (slot: Slot) =>
    slot.kind === 'MISSING'
      ? t('portraits.missing')
      : slot.kind === 'VALUE'
        ? tag.type === 'BOOLEAN'
          ? t(slot.value === 'true' ? 'common.yes' : 'common.no')
          : (slot.value ?? '')
        : slot.from && slot.to
          ? t('portraits.range', { from: slot.from, to: slot.to })
          : slot.from
            ? t('portraits.fromUp', { from: slot.from })
            : slot.to
              ? t('portraits.below', { to: slot.to })
              : t('portraits.known');
  const toggle = (slot: Slot) => {
    const key = slotKey(slot);
    const rest = picked.filter((each) => slotKey(each) !== key);
    setPicked(rest.length < picked.length ? rest : [...picked, slot]);
  };
  return (
    <article className="sheet padded" aria-label={name}>
      <h4 className="section-title">
        {name}
        <span className="quiet small num" title={t('portraits.bitsHint')}>
          {t('portraits.bits', { bits: tag.bits.toFixed(4) })}
        </span>
        {picked.length > 0 && (
          <span className="end">
            <Button
              size="small"
              type="primary"
              onClick={() => {
                props.onStep({ tag: tag.code, slots: [...picked] });
              }}
            >
              {t('portraits.goDown')}
            </Button>
          </span>
        )}
      </h4>
      <div className="table-wrap" role="region" aria-label={name} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th>{t('portraits.value')}</th>
              {props.names.map((group, index) => (
                <th key={index} className="right" colSpan={2}>
                  {group}
                </th>
              ))}
              <th className="right">{t('portraits.base')}</th>
            </tr>
          </thead>
          <tbody>
            {tag.cells.map((cell) => (
              <tr key={slotKey(cell.slot)}>
                <td>
                  <Checkbox
                    checked={picked.some((each) => slotKey(each) === slotKey(cell.slot))}
                    onChange={() => {
                      toggle(cell.slot);
                    }}
                  >
                    {label(cell.slot)}
                  </Checkbox>
                  {cell.groups.map((each, index) => (
                    <div className="bar" key={index} aria-hidden>
                      <i style={{ width: `${(100 * (each.share ?? 0)) / widest}%` }} />
                    </div>
                  ))}
                </td>
                {cell.groups.flatMap((each, index) => [
                  <td className="right num" key={`${index}s`}>
                    {each.count === null
                      ? t('portraits.fewer', { count: portrait.smallestGroup })
                      : percent(each.share ?? 0)}
                    {each.count !== null && (
                      <div className="quiet small" title={exact(each.count)}>
                        {portrait.coarse ? '≈' : ''}
                        {people(each.count, language)}
                      </div>
                    )}
                  </td>,
                  <td className="right num" key={`${index}i`} title={t('portraits.index')}>
                    {each.index === null ? '–' : Math.round(each.index)}
                  </td>,
                ])}
                <td className="right num">{cell.baseShare === null ? '–' : percent(cell.baseShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {tag.more > 0 && <p className="quiet small">{t('portraits.more', { count: tag.more })}</p>}
    </article>
  );
}
