/** Strokes on a field of 16 by 16, one drawing for the palette and the shapes. */
export const ICONS: Record<string, string> = {
  EMAIL: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5',
  SMS: 'M1.5 2.5h13v8.5h-7l-3 3v-3h-3zM4.5 6.75h.01M8 6.75h.01M11.5 6.75h.01',
  APP_PUSH: 'M4 1.5h8v13h-8zM7 12.5h2M6 4.5h4M6 7h4',
  WECHAT:
    'M6.3 2.2c-2.7 0-4.8 1.7-4.8 3.9 0 1.2.7 2.3 1.7 3l-.4 1.6 1.9-1M9.9 6.2c-2.5 0-4.5 1.6-4.5 3.6s2 3.6 4.5 3.6c.6 0 1.1-.1 1.6-.2l1.8.9-.4-1.5c1-.7 1.6-1.7 1.6-2.8 0-2-2-3.6-4.6-3.6z',
  SOCIAL:
    'M12 5.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 14.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.800 7l4.400-2.500M5.800 9l4.400 2.500',
  CALL: 'M4 1.5l2.3 3-1.3 2c.8 1.8 2.2 3.2 4.2 4.2l2-1.4 3.1 2.2c-.3 1.9-1.4 3-3 3C6.400 13.900 2 9 1.700 4.300 1.800 2.700 2.700 1.800 4 1.500z',
  RM_TASK:
    'M8 7.500a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 14.500c.2-3 2.400-4.700 5.500-4.700s5.300 1.700 5.500 4.700z',
  touch: 'M1.5 8l13-6-4.500 12-2.800-4.700zM7.200 9.300l7.300-7.300',
  decision: 'M1.500 2.500h13v11h-13zM1.500 6h13M1.500 9.700h13M6 2.500v11',
  approve:
    'M6.500 7a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM1.500 14c.2-3 2-4.600 5-4.600 1 0 1.800.2 2.500.5M9.500 12.200l1.900 1.900 3.400-4.200',
  evaluate: 'M1.500 2v12h13M4.500 11v-3M8 11v-6M11.500 11v-4.500',
  wait: 'M4 1.500h8M4 14.500h8M5 1.500v3l3 3.500-3 3.500v3M11 1.500v3l-3 3.500 3 3.500v3',
  timer: 'M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM8 4.500v3.700l2.500 1.500',
  start: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  end: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 3.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9z',
  splitAll:
    'M8 1.200l6.800 6.800-6.800 6.800-6.800-6.800zM8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z',
  splitFirst:
    'M8 1.200l6.800 6.800-6.800 6.800-6.800-6.800zM5.900 5.900l4.200 4.200M10.100 5.900l-4.200 4.200',
  connect: 'M2 13.500c3-7 6-8 11-8M9.500 2l3.800 3.500-3.800 3.500',
  remove: 'M2.500 4h11M6 4v-2h4v2M4 4l.7 10h6.600l.7-10',
};

const SVG = 'http://www.w3.org/2000/svg';

/** An icon as part of a drawing. */
export function iconPath(name: string): SVGPathElement | undefined {
  const strokes = ICONS[name];
  if (!strokes) return undefined;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', strokes);
  path.setAttribute('class', 'shape-icon');
  return path;
}
