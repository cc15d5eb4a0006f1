/** The mark: a stem above, roots that grip a stone below. */
export function HoldfastMark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round">
        <path d="M16 3v9" />
        <path d="M16 8c4 0 6.5-1.8 7-5" />
        <path d="M16 12c0 6-9 5-10 14" />
        <path d="M16 12c0 7-4 7-4 12.5" />
        <path d="M16 12c0 7 4 7 4 12.5" />
        <path d="M16 12c0 6 9 5 10 14" />
        <path d="M9.5 29.5c3.5-2 9.5-2 13 0" />
      </g>
    </svg>
  );
}
