import { useTranslation } from 'react-i18next';
import type { Campaign, Report } from '@shared/api/types';
import { exact, points } from '@shared/format/numbers';
import { bankDate } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { People, Share, When } from '@shared/ui/Numbers';
import { PrintButton, PrintedBy } from '@shared/ui/Printing';
import { QueryView } from '@shared/ui/QueryView';
import { InterimTable } from '@shared/interim/InterimTable';
import { useInterims } from '@shared/interim/interims';
import { elementNames } from '@shared/diagram/elementNames';
import { hasRun, useJourney, useReport } from '../api/queries';
import { ArmsChart } from './ArmsChart';
import { Comparison } from './Comparison';
import { DailyChart } from './DailyChart';
import { EffectChart } from './EffectChart';

/** Did it work: the difference between the arms with its interval, then what it rests on. */
export function ReportTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const report = useReport(campaign);
  if (!hasRun(campaign)) return <Empty title={t('report.notYet')} text={t('report.notYetText')} />;
  return <QueryView query={report}>{(data) => <ReportView report={data} code={campaign.code} />}</QueryView>;
}

function ReportView({ report, code }: { report: Report; code: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { effect } = report;
  const verdict = !effect ? 'nothing' : effect.low > 0 ? 'better' : effect.high < 0 ? 'worse' : 'unclear';
  return (
    <>
      <div className="section split-head">
        <div className="facts">
          <span className={`mark ${report.isFinal ? 'green' : 'amber'}`}>
            {report.isFinal ? `✓ ${t('report.final')}` : `◷ ${t('report.running')}`}
          </span>
          <span>
            {t('report.windowEnds')} <When at={report.windowEnds} />
          </span>
        </div>
        <span className="no-print">
          <PrintButton />
        </span>
      </div>
      <dl className="figures section">
        {effect && (
          <div className="figure">
            <dt>{t('report.effect')}</dt>
            <dd>
              {points(effect.difference)} {t('report.pp')}
              <span className="sub">
                {t('report.interval', {
                  level: Math.round(effect.level * 100),
                  low: points(effect.low),
                  high: points(effect.high),
                })}
              </span>
            </dd>
          </div>
        )}
        <div className="figure">
          <dt>{t('report.treated')}</dt>
          <dd>
            {exact(report.treated.converted)}
            <span className="sub">
              <Share part={report.treated.converted} whole={report.treated.n} />
            </span>
          </dd>
        </div>
        <div className="figure">
          <dt>{t('report.control')}</dt>
          <dd>
            {exact(report.control.converted)}
            <span className="sub">
              <Share part={report.control.converted} whole={report.control.n} />
            </span>
          </dd>
        </div>
        <div className="figure">
          <dt>{t('report.touchedResponded')}</dt>
          <dd>
            <People of={report.responded} />
            <span className="sub">
              <Share part={report.responded} whole={report.touched} />
            </span>
          </dd>
        </div>
        {report.incremental && (
          <div className="figure">
            <dt>{t('report.incremental')}</dt>
            <dd>
              {exact(Math.round(report.incremental.responses)).replace('-', '−')}
              <span className="sub num">
                {t('report.range', {
                  low: exact(Math.round(report.incremental.low)).replace('-', '−'),
                  high: exact(Math.round(report.incremental.high)).replace('-', '−'),
                })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <p className="section prose">{t(`report.verdict.${verdict}`)}</p>
      {effect && <EffectChart effect={effect} file={`${code}-effect`} />}
      <Interims code={code} running={!report.isFinal} />
      <Comparison code={code} />
      <div className="columns">
        <ArmsChart report={report} file={`${code}-arms`} />
        {report.daily.length > 0 && <DailyChart report={report} file={`${code}-daily`} />}
      </div>
      {effect && (
        <p className="quiet small">{t('report.method', { method: word('method', effect.method) })}</p>
      )}
      <PrintedBy />
    </>
  );
}

/** What was found at points of the journey, by date: of each element and day the last. */
function Interims({ code, running }: { code: string; running: boolean }) {
  const { t } = useTranslation();
  const interims = useInterims(code, running);
  const journey = useJourney(code);
  const seen = new Set<string>();
  const shown = (interims.data ?? []).filter(({ element, at }) => {
    const key = `${element} ${bankDate(at)}`;
    return !seen.has(key) && seen.add(key);
  });
  if (shown.length === 0) return null;
  const names = elementNames(journey.data ?? '');
  return (
    <section className="section">
      <h2 className="section-title">{t('interim.title')}</h2>
      <InterimTable interims={shown} nameOf={(id) => names.get(id) ?? id} />
      <p className="quiet small">{t('interim.hint')}</p>
    </section>
  );
}
