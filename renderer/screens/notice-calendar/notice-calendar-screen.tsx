import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { NoticeCalendar, NoticeItem } from '../../data/api';
import { localToday } from '../../fields/today';
import boards from '../boards/boards.module.css';
import { KeyAct } from '../boards/key-act';
import { Matrix } from '../boards/matrix';
import type { Spot } from '../boards/matrix-keys';
import { useKept } from '../boards/use-kept';
import classes from './calendar.module.css';
import { dayColumns, dayOf, daySquare, monthAfter, monthText, spanText, stateText } from './day-squares';
import { PostDialog } from './post-dialog';

const TYPE = RECORD_TYPES['public-notice'].name;
const TYPES = [TYPE, 'benefit-policy', 'organization'];
const MONTH = 'YYYY-MM'.length;
const WIDTHS = { name: 230, column: 20, total: 84 };

/** Notices as they hang, month by month: from when to when, which hang too short, which have open objections. */
export function NoticeCalendarScreen() {
  const { branch, tree } = useBranch();
  const may = useMay();
  const [month, setMonth] = useKept('notice-month', localToday().slice(0, MONTH));
  const [isPosting, setPosting] = useState(false);
  const live = useLive(`notices ${branch ?? ''} ${month}`, TYPES, (data) =>
    data.noticeCalendar({ branch, month }),
  );
  const calendar = live.value;
  const parents = new Set(tree.map(({ parent }) => parent));
  const wanted = branch ?? tree.find(({ id }) => !parents.has(id) && may('edit', id))?.id;
  const unit = wanted !== undefined && may('edit', wanted) ? wanted : undefined;
  useOffer(unit === undefined ? {} : { create: { label: '登记三级公示', run: () => setPosting(true) } });
  const marked = calendar?.months.reduce((sum, one) => sum + one.marked, 0) ?? 0;
  return (
    <Page
      title="公示日历"
      bare
      aside={
        <>
          <span>
            {monthText(month)}有 {calendar?.items.length ?? 0} 次公示
          </span>
          {marked === 0 ? null : <span className={boards.bad}>全年天数不足或有异议 {marked}</span>}
        </>
      }
      action={
        <Button disabled={unit === undefined} onClick={() => setPosting(true)}>
          登记三级公示
        </Button>
      }
    >
      <div className={boards.frame}>
        <ErrorNote error={live.error} />
        <Months month={month} months={calendar?.months ?? []} onChoose={setMonth} />
        {calendar === null ? null : <Timeline calendar={calendar} month={month} onMonth={setMonth} />}
      </div>
      {isPosting && unit !== undefined ? (
        <PostDialog
          unit={unit}
          onClose={() => setPosting(false)}
          onPosted={(_, postAt) => {
            setMonth(postAt.slice(0, MONTH));
            tell('公示已登记');
          }}
        />
      ) : null}
    </Page>
  );
}

interface MonthsProps {
  readonly month: string;
  readonly months: NoticeCalendar['months'];
  readonly onChoose: (month: string) => void;
}

/** The year's months with their numbers. */
function Months({ month, months, onChoose }: MonthsProps) {
  return (
    <div className={classes.months} role="toolbar" aria-label="月份">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="上一年"
        onClick={() => onChoose(monthAfter(month, -12))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <b>{month.slice(0, 4)} 年</b>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="下一年"
        onClick={() => onChoose(monthAfter(month, 12))}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      {months.map((one) => (
        <button
          key={one.month}
          type="button"
          className={classes.month}
          aria-pressed={one.month === month}
          onClick={() => onChoose(one.month)}
        >
          {Number(one.month.slice(5))}月
          {one.count === 0 ? null : <span className={boards.soft}>{one.count}</span>}
          {one.marked === 0 ? null : <span className={boards.bad}>!{one.marked}</span>}
        </button>
      ))}
    </div>
  );
}

interface TimelineProps {
  readonly calendar: NoticeCalendar;
  readonly month: string;
  readonly onMonth: (month: string) => void;
}

/** The month's notices by its days, what is due next at the right, the chosen notice in words below. */
function Timeline({ calendar, month, onMonth }: TimelineProps) {
  const navigation = useNavigation();
  const { items, daysOff, due } = calendar;
  const [kept, onSpot] = useKept<Spot>(`notices ${month}`, { row: 0, column: 0 });
  const spot = { ...kept, row: Math.max(0, Math.min(kept.row, items.length - 1)) };
  const off = new Set(daysOff);
  const open = (item: NoticeItem | undefined) => {
    if (item !== undefined) navigation.go(recordRoute(TYPE, item.id));
  };
  const onKey = (key: string): boolean => {
    if (key !== '[' && key !== ']') return false;
    onMonth(monthAfter(month, key === '[' ? -1 : 1));
    return true;
  };
  const chosen = items[spot.row];
  return (
    <>
      <div className={classes.split}>
        <div className={classes.timeline}>
          {items.length === 0 ? (
            <div className={boards.nothing}>
              {monthText(month)}没有公示。在上面换一个月，或者按 Ctrl+N 登记三级公示。
            </div>
          ) : (
            <Matrix
              label={`${monthText(month)}的公示`}
              corner="公示"
              totalHeading="状态"
              footHeading="当天在榜"
              widths={WIDTHS}
              groups={[dayColumns(month, items, localToday())]}
              rows={items.map((item) => ({
                id: item.id,
                // Topics are long and alike; what tells notices apart is where they hang.
                label: item.branch,
                note: `${item.level}${item.board}`,
                title: `${item.topic}，${item.branch}，${spanText(item)}`,
                total: stateText(item),
              }))}
              square={(row, column) => {
                const item = items[row];
                return item === undefined
                  ? { text: '', tone: 'none', title: '' }
                  : daySquare(item, dayOf(month, column + 1), off.has(column + 1));
              }}
              spot={spot}
              onSpot={onSpot}
              onOpen={({ row }) => open(items[row])}
              onKey={onKey}
            />
          )}
        </div>
        <aside className={classes.due} aria-label="即将到期">
          <h2>即将到期和待定案</h2>
          {due.length === 0 ? <span className={boards.soft}>没有要到期的公示。</span> : null}
          {due.map((item) => (
            <button key={item.id} type="button" className={classes.dueItem} onClick={() => open(item)}>
              <div>
                {item.branch}　{item.level}
                {item.board}
              </div>
              <div className={boards.soft}>{item.topic}</div>
              <div className={item.standing.state === 'over' ? boards.bad : boards.soft}>
                {item.standing.end ?? '—'} {stateText(item)}
              </div>
              {item.standing.marks.map(({ text }) => (
                <div key={text} className={boards.bad}>
                  {text}
                </div>
              ))}
            </button>
          ))}
        </aside>
      </div>
      <div className={boards.keys}>
        {chosen === undefined ? (
          <span className={boards.chosen} />
        ) : (
          <span className={boards.chosen}>
            {chosen.topic}　{spanText(chosen)}　照片 {chosen.photos}
            {chosen.standing.marks.map(({ text }) => (
              <span key={text} className={boards.bad}>
                　{text}
              </span>
            ))}
          </span>
        )}
        <KeyAct shown="[" label="上月" onClick={() => onKey('[')} />
        <KeyAct shown="]" label="下月" onClick={() => onKey(']')} />
        <KeyAct shown="Enter" label="打开" disabled={chosen === undefined} onClick={() => open(chosen)} />
      </div>
    </>
  );
}
