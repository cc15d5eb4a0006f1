/** The fields that a form is whole without. Of a record that is there they are in sight. */
import type { ReactNode } from 'react';

export function MoreFields({ open, children }: { open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary>More</summary>
      <div>{children}</div>
    </details>
  );
}
