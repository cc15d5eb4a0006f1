/** What a person sets for all their devices, and the one thing that is a device's own. */
import { Page } from '../../ui/page/Page.tsx';
import { PageBody } from '../../ui/page/PageBody.tsx';
import { SettingField } from './SettingField.tsx';
import styles from './Settings.module.css';
import { settingGroups } from './settings.ts';

export function SettingsPage() {
  return (
    <Page name="Settings" lead="Saved at once. With an account they hold on all your devices.">
      <div className={styles.groups}>
        {settingGroups().map(({ name, settings }) => (
          <PageBody key={name} label={name}>
            <h2 className={styles.group}>{name}</h2>
            <div className={styles.fields}>
              {settings.map((setting) => (
                <SettingField key={setting.name} setting={setting} />
              ))}
            </div>
          </PageBody>
        ))}
      </div>
    </Page>
  );
}
