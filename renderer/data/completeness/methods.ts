import { ok, type Result } from '../../../shared/kernel/result';
import type { CompletenessApi, HoleItem, HolesAsked, RequirementRow } from '../api-completeness';
import { dueListOf } from '../due-list';
import { sheetWriter, writeOptions } from '../export';
import type { ReadTable } from '../import/read-table';
import { describeContext, type OpenVault } from '../open-vault';
import type { OutSheet } from '../spreadsheet/sheet-writer';
import type { Work } from '../work';
import { createChecklists } from './checklists';
import { exempt, setRequirement, settingsIn } from './decisions';
import { holesOf } from './holes';
import { matrixOf } from './matrix';
import { rectifyHoles } from './rectify';
import { allRequirements } from './requirements';

/** Holes listed at once beside a square; more than that nobody reads, the Excel file has them all. */
const LISTED = 300;

/** Names of the methods; the compiler holds them against the interface. */
export const COMPLETENESS_METHODS: Readonly<Record<keyof CompletenessApi, true>> = {
  completeness: true,
  completenessHoles: true,
  completenessExcel: true,
  completenessRectify: true,
  exempt: true,
  checklists: true,
  checklist: true,
  checklistLines: true,
  settleLine: true,
  dueList: true,
  requirements: true,
  setRequirement: true,
};

/** Completeness as the window asks for it. */
export function createCompleteness(work: Work, readTable: ReadTable): CompletenessApi {
  const { vault } = work;
  const today = () => describeContext(vault).today;
  return {
    completeness: async ({ year, branch }) => ok(matrixOf(vault.index, { year, branch, today: today() })),
    completenessHoles: async (asked) => {
      const holes = holesOf(vault.index, asked, today());
      return ok({ holes: holes.slice(0, LISTED), total: holes.length });
    },
    completenessExcel: (asked) => writeHoles(vault, asked),
    completenessRectify: (asked) => rectifyHoles(work, asked),
    exempt: (args) => exempt(work, args),
    ...createChecklists(work, readTable),
    dueList: async ({ branch }) => ok(dueListOf(vault, branch)),
    requirements: async () => ok(requirementRows(vault)),
    setRequirement: (args) => setRequirement(work, args),
  };
}

async function writeHoles(vault: OpenVault, asked: HolesAsked): Promise<Result<Uint8Array>> {
  const holes = holesOf(vault.index, asked, describeContext(vault).today);
  const { writeSheets } = await sheetWriter();
  return ok(await writeSheets([holeSheet(vault, holes, asked)], writeOptions(vault)));
}

function holeSheet(vault: OpenVault, holes: readonly HoleItem[], { year, branch }: HolesAsked): OutSheet {
  const place = branch === null ? vault.facts.unit.name : (vault.index.titleOf('organization', branch) ?? '');
  const requirements = new Map(allRequirements(vault.index).map((one) => [one.id, one]));
  return {
    name: '资料缺口',
    titles: [`${place}${year}年资料缺口清单`],
    columns: [
      { heading: '序号', width: 6, numeric: true },
      { heading: '党组织', width: 30 },
      { heading: '类别', width: 10 },
      { heading: '要求', width: 40, wrap: true },
      { heading: '涉及', width: 24, wrap: true },
      { heading: '缺口', width: 44, wrap: true },
      { heading: '情况', width: 8 },
      { heading: '依据', width: 36, wrap: true },
    ],
    rows: holes.map((hole, at) => {
      const requirement = requirements.get(hole.requirement);
      return [
        at + 1,
        hole.branchName,
        requirement?.group ?? '',
        requirement?.label ?? hole.requirement,
        hole.about === '' ? '—' : hole.about,
        hole.text,
        hole.isLate ? '迟' : '缺',
        requirement?.source ?? '',
      ];
    }),
  };
}

function requirementRows(vault: OpenVault): readonly RequirementRow[] {
  const settings = new Map(settingsIn(vault.index).map((setting) => [setting.requirement, setting]));
  return allRequirements(vault.index).map(({ id, label, group, source, startsOff, from, measure }) => {
    const setting = settings.get(id);
    const shipped = measure.kind === 'each' ? null : measure;
    return {
      id,
      label,
      group,
      source,
      isOff: setting?.isOff ?? startsOff === true,
      from: setting?.from ?? from ?? null,
      atLeast: setting?.atLeast ?? shipped?.atLeast ?? null,
      graceDays: setting?.graceDays ?? shipped?.graceDays ?? null,
      isChanged: setting !== undefined,
      reason: setting?.reason ?? '',
    };
  });
}
