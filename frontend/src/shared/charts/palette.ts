import type { Theme } from '../session/preferences';

/** The same colour for the same arm everywhere; the values are those of app/styles/tokens.css, which a canvas cannot read by itself. */
export function chartColours(theme: Theme) {
  const dark = theme === 'dark';
  return {
    text: dark ? '#E7EDF0' : '#17212B',
    quiet: dark ? '#9FADB8' : '#55616D',
    grid: dark ? '#243038' : '#E3E8EA',
    surface: dark ? '#1A242A' : '#FFFFFF',
    treated: dark ? '#2DD4BF' : '#0F766E',
    control: dark ? '#8794A0' : '#7A8794',
    refused: dark ? '#D98A3D' : '#B7791F',
    whole: dark ? '#4B6572' : '#B9C7CE',
    pending: dark ? '#7CB2FF' : '#1D5FBF',
    font: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  };
}
