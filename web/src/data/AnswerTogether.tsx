/** Around what appears together: the first answers of the live reads in it are drawn at once. */
import { type ReactNode, startTransition, useState } from 'react';
import { createTogether, TogetherContext } from './answersTogether.ts';

export function AnswerTogether({ children }: { children: ReactNode }) {
  const [together] = useState(() => createTogether((ms, call) => void setTimeout(call, ms), startTransition));
  return <TogetherContext value={together}>{children}</TogetherContext>;
}
