/** The folder of Postfix's programs; `undefined` where they are not and may not be installed. */
export function findPostfix(): string | undefined;
