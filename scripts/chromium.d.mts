/** Arguments with which the tests start the browser. */
export const chromiumArguments: readonly string[];
/** The program's path; `undefined` where there is none and none may be installed. */
export function findChromium(): Promise<string | undefined>;
