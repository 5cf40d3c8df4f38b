import type { Json } from '../kernel/json';
import { assessmentGroup } from './assessment-group';
import { benefit } from './benefit';
import { benefitPolicy } from './benefit-policy';
import { campaign } from './campaign';
import { campaignTask } from './campaign-task';
import { circular } from './circular';
import { commendation } from './commendation';
import { commitment } from './commitment';
import {
  ATTACHMENTS_FIELD,
  attachmentsField,
  type FieldDefinition,
  type RecordTypeDefinition,
  type RecordValues,
  type ValuesOf,
} from './define';
import { development } from './development';
import { disclosure } from './disclosure';
import { type DisplayContext, displayText } from './display';
import { dispute } from './dispute';
import { document } from './document';
import { dues } from './dues';
import { duty } from './duty';
import { evaluation } from './evaluation';
import { evaluationScheme } from './evaluation-scheme';
import { exemption } from './exemption';
import { fund } from './fund';
import { indicatorSet } from './indicator-set';
import { inspection } from './inspection';
import { inspectionChecklist } from './inspection-checklist';
import { leadingGroup } from './leading-group';
import { massOrganization } from './mass-organization';
import { meeting } from './meeting';
import { member } from './member';
import { memberMigrations } from './member.migrations';
import { memberReview } from './member-review';
import type { Migration } from './migrate';
import { mobileMember } from './mobile-member';
import { model } from './model';
import { nomination } from './nomination';
import { opinion } from './opinion';
import { organization } from './organization';
import { organizationMigrations } from './organization.migrations';
import { ownLedger } from './own-ledger';
import { pairing } from './pairing';
import { petition } from './petition';
import { photoArchive } from './photo-archive';
import { project } from './project';
import { publicNotice } from './public-notice';
import { publicity } from './publicity';
import { ratingRound } from './rating-round';
import { rectification } from './rectification';
import { rectificationOrder } from './rectification-order';
import { requirementSetting } from './requirement-setting';
import { reserveCadre } from './reserve-cadre';
import { responsibility } from './responsibility';
import { rewardPenalty } from './reward-penalty';
import { ruleDocument } from './rule-document';
import { safetyHazard } from './safety-hazard';
import { sanitation } from './sanitation';
import { selfCheck } from './self-check';
import { serviceCase } from './service-case';
import { studyPlan } from './study-plan';
import { studyRecord } from './study-record';
import { survey } from './survey';
import { teamRoster } from './team-roster';
import { termElection } from './term-election';
import { termGoal } from './term-goal';
import { transfer } from './transfer';
import { venue } from './venue';
import { villageMatter } from './village-matter';
import { visit } from './visit';
import { volunteering } from './volunteering';
import { weakBranch } from './weak-branch';

/**
 * Every record type that this version knows, by its eternal name, in the order of navigation and of import:
 * organizations before their members. A new type is its file and its line here.
 */
export const RECORD_TYPES = {
  organization,
  member,
  meeting,
  'village-matter': villageMatter,
  'study-plan': studyPlan,
  'study-record': studyRecord,
  'term-election': termElection,
  development,
  'reserve-cadre': reserveCadre,
  dues,
  transfer,
  'mobile-member': mobileMember,
  'reward-penalty': rewardPenalty,
  duty,
  'leading-group': leadingGroup,
  responsibility,
  commendation,
  model,
  inspection,
  'inspection-checklist': inspectionChecklist,
  rectification,
  'rectification-order': rectificationOrder,
  'weak-branch': weakBranch,
  circular,
  campaign,
  'campaign-task': campaignTask,
  commitment,
  'indicator-set': indicatorSet,
  'evaluation-scheme': evaluationScheme,
  'rating-round': ratingRound,
  evaluation,
  'member-review': memberReview,
  'term-goal': termGoal,
  nomination,
  'benefit-policy': benefitPolicy,
  benefit,
  'assessment-group': assessmentGroup,
  'public-notice': publicNotice,
  'self-check': selfCheck,
  disclosure,
  dispute,
  'safety-hazard': safetyHazard,
  sanitation,
  petition,
  'service-case': serviceCase,
  project,
  visit,
  pairing,
  volunteering,
  opinion,
  survey,
  'team-roster': teamRoster,
  'mass-organization': massOrganization,
  venue,
  fund,
  'rule-document': ruleDocument,
  publicity,
  'photo-archive': photoArchive,
  document,
  'own-ledger': ownLedger,
  'requirement-setting': requirementSetting,
  exemption,
};

export type RecordTypeName = keyof typeof RECORD_TYPES;

/** Values of each type, as TypeScript sees them. */
export type ValuesByType = {
  readonly [N in RecordTypeName]: ValuesOf<(typeof RECORD_TYPES)[N]>;
};

/** Steps from older declarations, in ascending order of `to`; types at version 1 have none. */
export const MIGRATIONS: { readonly [N in RecordTypeName]?: readonly Migration[] } = {
  organization: organizationMigrations,
  member: memberMigrations,
};

/** What the upcast of old entries asks about declarations; types that only a newer version knows have no version. */
export const migrations = {
  version: (type: string): number | undefined =>
    isRecordTypeName(type) ? recordType(type).version : undefined,
  steps: (type: string): readonly Migration[] => (isRecordTypeName(type) ? (MIGRATIONS[type] ?? []) : []),
};

/** All of them in that order. A vault has ledgers of its own besides: see type-catalogue.ts. */
export const recordTypes: readonly RecordTypeDefinition[] = Object.values(RECORD_TYPES);

/** Whether this version knows a type of that name. */
export function isRecordTypeName(name: string): name is RecordTypeName {
  return Object.hasOwn(RECORD_TYPES, name);
}

/**
 * Declaration of a type that ships. For a name out of a record, a route or a file ask the vault's catalogue: it may
 * be a ledger of the unit's own.
 */
export const recordType = (name: RecordTypeName): RecordTypeDefinition => RECORD_TYPES[name];

/**
 * Declaration at a path: `name`; `posts` or `posts/<element id>` (the list); `posts/<element id>/post` (a field of
 * its elements). Undefined for what only a newer version knows.
 */
export function fieldAt(type: RecordTypeDefinition, path: string): FieldDefinition | undefined {
  const [key = '', , inner] = path.split('/');
  const field =
    key === ATTACHMENTS_FIELD
      ? attachmentsField
      : Object.hasOwn(type.fields, key)
        ? type.fields[key]
        : undefined;
  if (inner === undefined || field === undefined) return field;
  const of: Readonly<Record<string, FieldDefinition>> = field.of ?? {};
  return Object.hasOwn(of, inner) ? of[inner] : undefined;
}

/** Keys and declarations of all fields, in the order of the form. Attachments, the same for all, are not among them. */
export function fieldsOf(type: RecordTypeDefinition): readonly (readonly [string, FieldDefinition])[] {
  const keys = new Set([...type.form.flatMap((section) => section.fields), ...Object.keys(type.fields)]);
  return [...keys].flatMap((key) => {
    const field = type.fields[key];
    return field ? [[key, field] as const] : [];
  });
}

/** Title of a record in lists, search and history. Never empty. */
export function titleOf(type: RecordTypeDefinition, values: RecordValues, context?: DisplayContext): string {
  const parts = type.title.map((key) => {
    const field = type.fields[key];
    return field ? displayText(field, values[key], context) : '';
  });
  return (
    parts.filter((part) => part !== '').join(' ') ||
    `（未填写${type.fields[type.title[0] ?? '']?.label ?? '名称'}）`
  );
}

/** Values with which a new record of the type starts. */
export function initialValues(type: RecordTypeDefinition): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(type.fields).flatMap(([key, field]) =>
      field.initial === undefined ? [] : [[key, field.initial]],
    ),
  );
}
