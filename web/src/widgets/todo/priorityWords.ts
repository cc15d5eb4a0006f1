/** What a priority is called, by its number. */
export const priorityWords = ['None', 'Low', 'Medium', 'High'] as const;
