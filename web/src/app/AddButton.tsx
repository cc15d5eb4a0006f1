/** The + that opens the capture line: in the header, on a phone in the bar. While the line is open it closes it. */
import { Plus, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { askedLine, closeCapture, onAskedLine, openCapture } from '../widgets/openCapture.ts';
import { iconSize } from './PageItems.tsx';

export function AddButton({ className }: { className: string }) {
  const isOpen = useSyncExternalStore(onAskedLine, askedLine) !== null;
  const Icon = isOpen ? X : Plus;
  const word = isOpen ? 'Close the line' : 'Add';
  return (
    <button type="button" className={className} title={word} onClick={isOpen ? closeCapture : () => openCapture()}>
      <Icon {...iconSize} />
      <span className="visually-hidden">{word}</span>
    </button>
  );
}
