/** The same for who does not see it, said once the keys rest. */
import { useEffect, useState } from 'react';
import { kindWord } from '../../widgets/recordWords.ts';
import type { Captured } from './capture.ts';
import type { Reader } from './loadReader.ts';

const restMs = 900;

export function SaidUnderstood({ captured, reader, today }: { captured: Captured; reader: Reader; today: string }) {
  const { part, understood } = captured;
  const words = [kindWord(part.of.entity.name), ...understood.map((token) => reader.chipWords(token, today))].join(
    ', ',
  );
  const isEmpty = understood.length === 0;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(isEmpty ? '' : words), restMs);
    return () => clearTimeout(timer);
  }, [words, isEmpty]);
  return (
    <p aria-live="polite" className="visually-hidden">
      {said}
    </p>
  );
}
