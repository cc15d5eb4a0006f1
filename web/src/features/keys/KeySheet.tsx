/** Every key that does something, made from the table of all commands. */
import { Fragment } from 'react';
import type { Command } from '../../ui/commands/command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { isSingle } from '../../ui/keys/keyOf.ts';
import { keyWords } from '../../ui/keys/keyWords.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { preferences } from '../../ui/preferences.ts';
import styles from './KeySheet.module.css';

export function KeySheet({ commands, onClose }: { commands: readonly Command[]; onClose(): void }) {
  const keyed = commands.filter(({ keys = [] }) => keys.length > 0);
  const places = [...new Set(keyed.map(({ where }) => where))];
  const areSingleOff = preferences.current().singleKeys === 'off';
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      {(close) => (
        <>
          <p className={styles.note}>
            {areSingleOff ? 'Keys without Ctrl or Alt are off.' : 'Keys do nothing while you write.'}{' '}
            <PageLink href="/settings" onGo={close}>
              {areSingleOff ? 'Turn them on in Settings' : 'Turn single ones off in Settings'}
            </PageLink>
          </p>
          <div className={styles.groups}>
            {places.map((where) => (
              <section key={where} aria-label={where}>
                <h3 className={styles.where}>{where}</h3>
                <dl className={styles.keys}>
                  {keyed
                    .filter((command) => command.where === where)
                    .map(({ id, name, keys = [] }) => (
                      <div key={id} className={styles.line}>
                        <dt>{name}</dt>
                        <dd className={areSingleOff && isSingle(keys[0]?.split(' ')[0] ?? '') ? styles.off : undefined}>
                          {shownKeys(keys).map((each, at) => (
                            <Fragment key={each}>
                              {at > 0 && (keys.length > mostShown ? ' to ' : ' or ')}
                              <Keys keys={each} />
                            </Fragment>
                          ))}
                        </dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
        </>
      )}
    </Dialog>
  );
}

const mostShown = 3;

/** Of a whole row of keys the first and the last. */
const shownKeys = (keys: readonly string[]) =>
  keys.length > mostShown ? [...keys.slice(0, 1), ...keys.slice(-1)] : keys;

function Keys({ keys }: { keys: string }) {
  return keyWords(keys).map((held, at) => (
    <Fragment key={held.join()}>
      {at > 0 && ' then '}
      {held.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </Fragment>
  ));
}
