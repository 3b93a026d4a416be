/** The page: prettier's defaults, which every printer keeps to. */

/** Columns a line may take. */
export const lineWidth = 80;
