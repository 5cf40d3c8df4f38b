import {
  IconAlertTriangle,
  IconArchive,
  IconArrowsSplit2,
  IconBuildingCommunity,
  IconCalculator,
  IconCalendarEvent,
  IconCalendarMonth,
  IconChartBar,
  IconChecklist,
  IconCopy,
  IconFlag,
  IconGavel,
  IconHome,
  IconHomeHeart,
  IconLayoutGrid,
  IconLayoutKanban,
  IconListCheck,
  IconMessages,
  IconNotebook,
  IconPackageExport,
  IconPackageImport,
  IconSettings,
  IconTable,
  IconTableImport,
  IconTablePlus,
  IconTimeline,
  IconTrash,
  IconUserPlus,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { PLACE_GROUPS, type PlaceGroup } from '../../shared/records/define';
import type { TypeCatalogue } from '../../shared/records/type-catalogue';
import type { Right } from '../../shared/rules/roles';
import type { Overview } from '../data/api';
import type { Route } from './routes';

/** An entry of the left navigation. */
export interface Place {
  readonly route: Route;
  readonly label: string;
  readonly group: string;
  /** Pinyin initials and other words for the palette. */
  readonly words: string;
  readonly shortcut?: string;
  /** What one must be allowed to do to have business there; others are not shown it. */
  readonly right?: Right;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Number shown beside it; 0 is not shown. */
  readonly badge?: (overview: Overview) => number;
  /** The number is something to settle, not just a count. */
  readonly urgent?: true;
}

type PlaceIcon = Place['icon'];

const GROUP_ICONS: Readonly<Record<PlaceGroup, PlaceIcon>> = {
  组织生活: IconCalendarEvent,
  党员发展与管理: IconUserPlus,
  创先争优: IconFlag,
  督查整改: IconChecklist,
  惠民与治理: IconHomeHeart,
  联系群众: IconMessages,
  基础台账: IconNotebook,
};

/** Screens of their own that stand before the ledgers of their group. */
const BOARDS: readonly Place[] = [
  {
    route: { screen: 'village-matters' },
    label: '村级议事',
    group: '组织生活',
    words: 'cjys cunjiyishi siyiliangongkai sylgk',
    icon: IconGavel,
  },
  {
    route: { screen: 'development-pipeline' },
    label: '发展流程',
    group: '党员发展与管理',
    words: 'fzlc fazhanliucheng',
    icon: IconTimeline,
  },
  {
    route: { screen: 'campaign-matrix' },
    label: '活动推进表',
    group: '创先争优',
    words: 'hdtjb huodongtuijin',
    icon: IconTable,
  },
  {
    route: { screen: 'commitment-wall' },
    label: '承诺墙',
    group: '创先争优',
    words: 'cnq chengnuoqiang',
    icon: IconLayoutGrid,
  },
  {
    route: { screen: 'scoring' },
    label: '测评计分',
    group: '创先争优',
    words: 'cpjf cepingjifen dafen toupiao',
    icon: IconCalculator,
  },
  {
    route: { screen: 'rectification-board' },
    label: '整改看板',
    group: '督查整改',
    words: 'zgkb zhenggaikanban xiaohao',
    icon: IconLayoutKanban,
  },
  {
    route: { screen: 'notice-calendar' },
    label: '公示日历',
    group: '惠民与治理',
    words: 'gsrl gongshirili',
    icon: IconCalendarMonth,
  },
];

/** One place a record type, by the groups of the declarations. */
const ledgerPlaces = ({ all }: TypeCatalogue): readonly Place[] =>
  PLACE_GROUPS.flatMap((group) => [
    ...BOARDS.filter((board) => board.group === group),
    ...all.flatMap(({ name, label, place }): readonly Place[] =>
      place?.group === group
        ? [
            {
              route: { screen: 'records', type: name },
              label,
              group,
              words: place.words,
              icon: GROUP_ICONS[group],
              badge: ({ counts }) => counts[name] ?? 0,
            },
          ]
        : [],
    ),
  ]);

/** All places in the order of the navigation. One whose screen is not plugged in is left out. */
export const placesOf = (types: TypeCatalogue): readonly Place[] => [
  {
    route: { screen: 'home' },
    label: '首页',
    group: '',
    words: 'sy shouye',
    shortcut: 'Ctrl+1',
    icon: IconHome,
  },
  {
    route: { screen: 'completeness' },
    label: '资料齐全度',
    group: '',
    words: 'zlqqd ziliaoqiquandu yingjian jiancha',
    icon: IconListCheck,
  },
  {
    route: { screen: 'sign-off' },
    label: '签批',
    group: '',
    words: 'qp qianpi shenhe dinggao qianzi',
    right: 'submit',
    icon: IconWritingSign,
  },
  {
    route: { screen: 'statistics' },
    label: '统计',
    group: '',
    words: 'tj tongji tubiao baobiao',
    icon: IconChartBar,
  },
  {
    route: { screen: 'organizations' },
    label: '党组织',
    group: '档案',
    words: 'dzz dangzuzhi zuzhi jiagou',
    shortcut: 'Ctrl+2',
    icon: IconBuildingCommunity,
    badge: ({ counts }) => counts.organization ?? 0,
  },
  {
    route: { screen: 'records', type: 'member' },
    label: '党员',
    group: '档案',
    words: 'dy dangyuan huamingce',
    shortcut: 'Ctrl+3',
    icon: IconUsers,
    badge: ({ counts }) => counts.member ?? 0,
  },
  ...ledgerPlaces(types),
  {
    route: { screen: 'ledger-designer' },
    label: '自定义台账',
    group: '档案',
    words: 'zdytz zidingyitaizhang shejitaizhang',
    right: 'rules',
    icon: IconTablePlus,
  },
  {
    route: { screen: 'import', type: 'member' },
    label: '导入花名册',
    group: '交换',
    words: 'dr daoru excel',
    right: 'import',
    shortcut: 'Ctrl+4',
    icon: IconTableImport,
  },
  {
    route: { screen: 'bundle-out' },
    label: '上报数据包',
    group: '交换',
    words: 'sb shangbao sjb daochu',
    right: 'bundle-out',
    shortcut: 'Ctrl+5',
    icon: IconPackageExport,
  },
  {
    route: { screen: 'bundle-in' },
    label: '接收数据包',
    group: '交换',
    words: 'js jieshou sjb daoru',
    right: 'bundle-in',
    shortcut: 'Ctrl+6',
    icon: IconPackageImport,
  },
  {
    route: { screen: 'conflicts' },
    label: '冲突',
    group: '待处理',
    words: 'ct chongtu',
    icon: IconArrowsSplit2,
    badge: ({ conflicts }) => conflicts,
    urgent: true,
  },
  {
    route: { screen: 'duplicates' },
    label: '重复',
    group: '待处理',
    words: 'cf chongfu',
    icon: IconCopy,
    badge: ({ duplicates }) => duplicates ?? 0,
    urgent: true,
  },
  {
    route: { screen: 'problems' },
    label: '问题',
    group: '待处理',
    words: 'wt wenti',
    icon: IconAlertTriangle,
    badge: ({ errors }) => errors,
    urgent: true,
  },
  {
    route: { screen: 'bin' },
    label: '回收站',
    group: '其他',
    words: 'hsz huishouzhan',
    right: 'delete',
    icon: IconTrash,
    badge: ({ bin }) => bin,
  },
  {
    route: { screen: 'settings' },
    label: '设置',
    group: '其他',
    words: 'sz shezhi beifen mima yonghu',
    shortcut: 'Ctrl+,',
    icon: IconSettings,
  },
  {
    route: { screen: 'diagnostics' },
    label: '诊断',
    group: '其他',
    words: 'zd zhenduan',
    icon: IconArchive,
  },
];

/** Groups that the sidebar folds away until somebody looks into them: there are more ledgers than lines. */
export const isFolding = (group: string): boolean => PLACE_GROUPS.some((one) => one === group);

/** True when the place stands for what is shown: a member's form belongs to the entry of members. */
export function isAt(place: Place, route: Route): boolean {
  if (place.route.screen === 'records') {
    if (route.screen === 'meeting') return place.route.type === route.screen;
    return (route.screen === 'records' || route.screen === 'record') && route.type === place.route.type;
  }
  if (place.route.screen === 'organizations' && route.screen === 'record')
    return route.type === 'organization';
  return place.route.screen === route.screen;
}
