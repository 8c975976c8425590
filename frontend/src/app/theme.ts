import { theme as antd, type ThemeConfig } from 'antd';
import type { Theme } from '@shared/session/preferences';

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';

/** The design system in antd's words; styles/tokens.css holds the same colours for what antd does not draw. */
export function themeFor(theme: Theme, still: boolean): ThemeConfig {
  const dark = theme === 'dark';
  const accent = dark ? '#2DD4BF' : '#0F766E';
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      // Made of deep colours, antd's own grounds of notes would be darker than their text and links can bear.
      colorInfoBg: dark ? '#10312E' : '#E3F3F1',
      colorInfoBorder: dark ? '#1F5F58' : '#A7D7D1',
      colorWarningBg: dark ? '#2F2611' : '#FDF3DC',
      colorWarningBorder: dark ? '#66501A' : '#EFD59B',
      colorErrorBg: dark ? '#361A1A' : '#FDEDED',
      colorErrorBorder: dark ? '#7A3434' : '#F2BDBD',
      colorSuccess: dark ? '#4ADE80' : '#15803D',
      colorWarning: dark ? '#FBBF24' : '#A16207',
      colorError: dark ? '#F87171' : '#B91C1C',
      colorTextPlaceholder: dark ? '#8B98A5' : '#6B7280',
      colorTextDescription: dark ? '#9AA7B2' : '#596572',
      colorBgLayout: dark ? '#0E1418' : '#F6F8F8',
      colorBgContainer: dark ? '#141C21' : '#FFFFFF',
      colorBgElevated: dark ? '#1A242A' : '#FFFFFF',
      colorBorder: dark ? '#33414A' : '#D3DADE',
      colorBorderSecondary: dark ? '#243038' : '#E6EBED',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: FONT,
      motion: !still,
      motionDurationSlow: '0.18s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(dark
          ? {
              colorPrimary: '#2DD4BF',
              colorPrimaryHover: '#5EEAD4',
              colorPrimaryActive: '#14B8A6',
              primaryColor: '#04211D',
            }
          : {}),
      },
      // What is off says so in white: on antd's grey nobody could read it.
      Switch: { colorTextQuaternary: '#66747C', colorTextTertiary: '#58656D' },
      Tabs: { horizontalItemPadding: '10px 0', horizontalMargin: '0 0 16px 0' },
    },
  };
}
