/** What was done on this device and what was deleted anywhere, each with its way back [HI3]. */
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { Page } from '../../ui/page/Page.tsx';
import { PageBody } from '../../ui/page/PageBody.tsx';
import { TabList } from '../../ui/page/TabList.tsx';
import { BinList } from './BinList.tsx';
import { DoneList } from './DoneList.tsx';

const tabs = [
  { tab: 'done', name: 'Done here' },
  { tab: 'bin', name: 'Bin' },
] as const;

export function HistoryPage() {
  const current = useQuery().tab === 'bin' ? 'bin' : 'done';
  return (
    <Page name="History">
      <TabList
        label="What to go back to"
        tabs={tabs}
        current={current}
        hrefOf={(tab) => hrefWith({ tab: tab === 'bin' ? tab : null })}
      >
        <PageBody>{current === 'bin' ? <BinList /> : <DoneList />}</PageBody>
      </TabList>
    </Page>
  );
}
