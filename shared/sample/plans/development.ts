import type { DevelopmentValues } from '../../records/development';
import { addMonths } from '../../rules/partial-date';
import { lastDay } from '../../rules/working-days';
import type { Plan } from '../plan';
import type { Turn } from '../turn';
import type { Person } from '../unit';

/** Stage by what the person is now (发展党员工作细则: five stages). */
const STAGES: Readonly<Record<string, string>> = {
  applicant: '1',
  activist: '2',
  target: '3',
  probationary: '5',
};

/** Everybody of the branch who is on the way, one case each; where nobody is, somebody who has just applied. */
function caseOf(turn: Turn): (Omit<Person, 'id'> & { readonly id?: string }) | undefined {
  const { candidates, people } = turn.unit;
  const onTheWay = [...candidates, ...people.filter(({ category }) => category === 'probationary')];
  const applicant = {
    name: turn.villager(),
    gender: '1',
    birthDate: '1996-05',
    mobile: turn.mobile(),
    category: 'applicant',
    steps: { applyDate: turn.daysAgo(turn.between(10, 90)) },
  };
  return onTheWay[turn.nth] ?? (turn.nth === 0 ? applicant : undefined);
}

function make(turn: Turn): DevelopmentValues | undefined {
  const person = caseOf(turn);
  if (person === undefined) return undefined;
  const { applyDate, activistDate, targetDate, joinDate } = person.steps;
  const [first, second] = turn.people(2);
  const named = [first, second].flatMap((one) =>
    one === undefined ? [] : [{ name: one.name, memberId: one.id }],
  );
  const notice = targetDate === undefined ? undefined : noticeBefore(turn, targetDate);
  return {
    name: person.name,
    memberId: person.id,
    stage: STAGES[person.category] ?? '1',
    state: 'ongoing',
    appliedAt: applyDate,
    activistAt: activistDate,
    targetAt: targetDate,
    admittedAt: joinDate,
    contacts:
      activistDate === undefined
        ? undefined
        : turn.list(named.map((one) => ({ ...one, from: activistDate }))),
    introducers: joinDate === undefined ? undefined : turn.list(named),
    noticeFrom: notice?.from,
    noticeTo: notice?.to,
    noticeWorkdays: notice === undefined ? undefined : 5,
    trainingDays: targetDate === undefined ? undefined : '3',
    bookNo: joinDate === undefined ? undefined : turn.runningNo('ZYS', joinDate),
    steps: turn.list(stepsOf(turn, person)),
  };
}

/** Five working days that end before the day of confirming. */
function noticeBefore(turn: Turn, target: string): { readonly from: string; readonly to: string } {
  const from = turn.later(target, -14);
  return { from, to: lastDay(from, 5, 'working', true)?.day ?? from };
}

/** Steps with their days; who admits is the committee above. */
function stepsOf(
  turn: Turn,
  { steps }: Pick<Person, 'steps'>,
): NonNullable<DevelopmentValues['steps']>[number][] {
  const { applyDate, activistDate, targetDate, joinDate } = steps;
  const { town, unit } = turn;
  const add = (step: string, date: string | undefined, actor: string, documents?: string) =>
    date === undefined || date > turn.today
      ? []
      : [
          {
            id: '',
            step,
            date,
            actor,
            body: actor === 'township' ? town.fullName : unit.fullName,
            result: 'done',
            documents,
          },
        ];
  return [
    ...add('01', applyDate, 'applicant', '入党申请书'),
    ...add('02', applyDate && turn.later(applyDate, 5, 25), 'branch', '谈话记录'),
    ...add('03', activistDate, 'branch', '支委会会议记录'),
    ...add('04', activistDate && turn.later(activistDate, 5, 15), 'township', '备案报告'),
    ...add('07', targetDate, 'branch', '支委会会议记录'),
    ...add('11', targetDate && turn.later(targetDate, 3, 20), 'township', '培训结业证明'),
    ...add('13', joinDate && addMonths(joinDate, -1) && turn.later(joinDate, -20), 'township', '预审意见'),
    ...add('15', joinDate, 'assembly', '支部大会决议'),
    ...add('17', joinDate && turn.later(joinDate, 15, 40), 'township', '审批意见'),
  ].map((step, at) => ({ ...step, id: `e${at + 1}` }));
}

export const developmentPlan: Plan<'development'> = { per: 'branch', yearly: 4, make };
