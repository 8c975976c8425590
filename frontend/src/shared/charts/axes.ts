import type { chartColours } from './palette';

type Colours = ReturnType<typeof chartColours>;

/** Names along the foot of a chart. */
export function namesAxis(colours: Colours, data: string[]) {
  return {
    type: 'category' as const,
    data,
    axisLine: { lineStyle: { color: colours.grid } },
    axisTick: { show: false },
    axisLabel: { color: colours.quiet },
  };
}

/** Three or so lines to read heights by, from nought. */
export function heightAxis(colours: Colours, formatter?: (value: number) => string) {
  return {
    type: 'value' as const,
    min: 0,
    axisLabel: { color: colours.quiet, ...(formatter ? { formatter } : {}) },
    splitNumber: 3,
    splitLine: { lineStyle: { color: colours.grid } },
  };
}
