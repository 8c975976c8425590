import { TOUR } from './tour';

/** One look each, so that the gallery shows both languages and both themes. */
export const SHOWN = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

/** Wide enough to read, small enough to keep. */
export const WIDTH = 1_200;
/** Aimed at; a long page may have a little more. */
export const LARGEST_PICTURE = 100_000;
export const LONGEST_PICTURE = 200_000;
export const LARGEST_GALLERY = 12_000_000;

/** Areas in the order of the work; a page is in the first that knows the beginning of its name. */
const AREAS: readonly { title: string; names: RegExp }[] = [
  { title: '首页与登录 · Home and log-in', names: /^(login|home)$/ },
  { title: '活动 · Campaigns', names: /^(campaign(?!-why)|calendar|portfolio)/ },
  { title: '旅程 · Journeys', names: /^(journey|designer)/ },
  { title: '审批与待办 · Approvals and work', names: /^(task|worklist)/ },
  { title: '客群 · Segments and groupings', names: /^(segment|grouping|portrait|funnel)/ },
  { title: '标签 · Tags', names: /^(tag|window-tag|unused|product-tags|insight|dictionar)/ },
  { title: '客户与数据 · Customers and data', names: /^(customer|source|connection|import|merged|standard)/ },
  { title: '决策与频控 · Decisions and contact policy', names: /^(decision|polic|campaign-why)/ },
  { title: '话术与素材 · Content', names: /^(content|element)/ },
  { title: '运行 · Run', names: /^(run|realtime|event|dead-letters|call-lists)/ },
  { title: '效果 · Learn', names: /^learn/ },
  { title: '管理 · Administration', names: /^(users|keys|audit|settings)/ },
];

/** Every page of the tour, and the one in front of it. */
export const PAGES: readonly string[] = ['login', ...TOUR.map((stop) => stop.name)];

export const fileOf = (page: string, language: string) => `${page}.${language}.webp`;
/** What the tour leaves behind. */
export const takenOf = (page: string, language: string, theme: string) =>
  `${page}-${language}-${theme}-1440.png`;

export function galleryText(): string {
  const areas = AREAS.map(({ title }, index) => {
    const pages = PAGES.filter((page) => AREAS.findIndex((area) => area.names.test(page)) === index);
    const rows = pages.map(
      (page) => `| ${page.replaceAll('-', ' ')} | ${picture(page, 'zh-CN')} | ${picture(page, 'en')} |`,
    );
    return `## ${title}\n\n| | 中文 | English, dark |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Screens

Every page, in both languages and both themes, as the browser tests saw it last. Nobody edits this page or its pictures:
\`npm run gallery\` in \`frontend\` writes them ([CONTRIBUTING.md](../CONTRIBUTING.md)), and a page without a picture fails the build.

${areas.join('\n')}`;
}

export function withoutArea(): string[] {
  return PAGES.filter((page) => !AREAS.some((area) => area.names.test(page)));
}

const picture = (page: string, language: string) =>
  `[<img src="screenshots/${fileOf(page, language)}" width="420" alt="${page}, ${language}">](screenshots/${fileOf(page, language)})`;
