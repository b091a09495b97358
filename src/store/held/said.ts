/** What is said while lists are taken, and who takes them. */
import type { Problem } from "../../core/problem.ts";
import type { Device, Rejected, RowWarning } from "../../inventory/device.ts";
import type { Store } from "../open-store.ts";

/** Who imports while there are no accounts: the person at the terminal. */
export const WHO = "local";

/** Where the documents of the catalogue come from. */
export const CATALOGUE = "catalogue";

/** Whose devices they are while there is one fleet a data directory. */
export const ORGANISATION = "default";

/** The same by its id; nobody while nothing was imported. */
export async function ownOrganisation({ people }: Pick<Store, "people">): Promise<readonly string[]> {
	const all = await people.organisations();
	return all.filter(({ name, parentId }) => name === ORGANISATION && parentId === undefined).map(({ id }) => id);
}

/** All that was said while taking files. */
export interface Said {
	readonly rejected: Rejected[];
	readonly warnings: RowWarning[];
	readonly problems: Problem[];
	/** Sentences about what an earlier version of a list had, and this one has not. */
	readonly notes: string[];
}

/** Nothing said yet. */
export function nothingSaid(): Said {
	return { rejected: [], warnings: [], problems: [], notes: [] };
}

/** Adds what a part of a file says; its devices are left to the caller. */
export function listen(said: Said, part: Omit<Said, "notes"> & { readonly devices: readonly Device[] }): void {
	for (const row of part.rejected) said.rejected.push(row);
	for (const warning of part.warnings) said.warnings.push(warning);
	for (const problem of part.problems) said.problems.push(problem);
}

/** `3 devices: a, b, c`; at most five are named. */
export function naming(names: readonly string[], most = 5): string {
	const left = names.length - most;
	return `${names.slice(0, most).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
