import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { percent } from '@shared/format/numbers';
import { People } from '@shared/ui/Numbers';
import type { Portrait, Step } from './types';

/** The way down, also a funnel: how many remain after each step, of each group side by side. */
export function Trail(props: {
  portrait: Portrait;
  names: readonly string[];
  steps: readonly Step[];
  onCut: (length: number) => void;
}) {
  const { t } = useTranslation();
  const { portrait } = props;
  const start = portrait.groups.map((group) => group.count);
  const rows = [
    { label: t('portraits.start'), counts: start },
    ...portrait.trail.map((left) => ({
      label: stepText(props.steps[left.step], t('portraits.missing')),
      counts: left.counts,
    })),
  ];
  return (
    <section className="section" aria-label={t('portraits.trail')}>
      <h2 className="section-title">{t('portraits.trail')}</h2>
      <div className="sheet table-wrap" role="region" aria-label={t('portraits.trail')} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th>{t('portraits.step')}</th>
              {props.names.map((name, index) => (
                <th className="right" key={index}>
                  {name}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                <td>{row.label}</td>
                {row.counts.map((count, index) => {
                  const whole = start[index] ?? 0;
                  return (
                    <td className="right num" key={index}>
                      <People of={count} />{' '}
                      <span className="quiet">
                        {count !== null && whole > 0 ? percent(Math.min(1, count / whole)) : ''}
                      </span>
                      <div className="bar" aria-hidden>
                        <i
                          style={{ width: `${whole > 0 ? Math.min(100, (100 * (count ?? 0)) / whole) : 0}%` }}
                        />
                      </div>
                    </td>
                  );
                })}
                <td className="right">
                  {place < props.steps.length && (
                    <Button
                      size="small"
                      type="link"
                      onClick={() => {
                        props.onCut(place);
                      }}
                    >
                      {t('portraits.backHere')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function stepText(step: Step | undefined, missing: string): string {
  if (!step) return '';
  const values = step.slots.map((slot) =>
    slot.kind === 'MISSING' ? missing : (slot.value ?? `${slot.from ?? '…'} – ${slot.to ?? '…'}`),
  );
  return `${step.tag}: ${values.join(', ')}`;
}
