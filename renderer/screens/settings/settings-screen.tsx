import { type ComponentType, useState } from 'react';
import { Page } from '../../app/page';
import type { ScreenProps, SettingsSection } from '../../app/routes';
import { SideList } from '../../app/side-list';
import { About } from './about';
import { Backups } from './backups';
import { Display } from './display';
import { Security } from './security';
import classes from './settings.module.css';
import { UnitCardView } from './unit-card';
import { Users } from './users';
import { VaultCheck } from './vault-check';

const SECTIONS: readonly {
  readonly id: SettingsSection;
  readonly label: string;
  readonly Content: ComponentType;
}[] = [
  { id: 'unit', label: '单位', Content: UnitCardView },
  { id: 'users', label: '用户', Content: Users },
  { id: 'security', label: '安全', Content: Security },
  { id: 'display', label: '显示', Content: Display },
  { id: 'backup', label: '备份与恢复', Content: Backups },
  { id: 'check', label: '校验档案库', Content: VaultCheck },
  { id: 'about', label: '关于', Content: About },
];

/** Settings of unit, users and this PC, one section at a time. */
export function SettingsScreen({ route }: ScreenProps<'settings'>) {
  const [section, setSection] = useState<SettingsSection>(route.section ?? 'unit');
  const shown = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  if (shown === undefined) return null;
  const { Content, label } = shown;
  return (
    <Page title="设置" aside={label} bare>
      <div className={classes.columns}>
        <SideList label="设置项目" items={SECTIONS} current={section} onChoose={setSection} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
        <section className={classes.content} tabIndex={0} aria-label={`${label}设置`}>
          <Content />
        </section>
      </div>
    </Page>
  );
}
