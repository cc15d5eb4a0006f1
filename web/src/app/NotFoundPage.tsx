/** For an address that leads nowhere. */
import { Page } from '../ui/page/Page.tsx';
import { PageLink } from '../ui/page/PageLink.tsx';

export function NotFoundPage() {
  return (
    <Page name="Not found">
      <p>
        Your work is safe, but there is no page at this address. <PageLink href="/">Go to the dashboard</PageLink>
      </p>
    </Page>
  );
}
