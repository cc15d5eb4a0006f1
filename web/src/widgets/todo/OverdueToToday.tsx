/** Beside the name of what is overdue: one press, and all of it is due today. */
import { useDevice } from '../../data/DeviceProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useNotices } from '../../ui/Notices.tsx';

export function OverdueToToday() {
  const device = useDevice();
  const notices = useNotices();
  return (
    <Button
      weight="quiet"
      aria-label="All overdue to today"
      onClick={async () => (await import('./bringToToday.ts')).bringToToday(device, notices)}
    >
      All to today
    </Button>
  );
}
