/** An id for a comment that no copy of the design has taken: the platform's dice, because the engine has none. */
export const newCommentId = (): string => `c-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
