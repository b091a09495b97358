/** What another edition of the catalogue, facts and documents, would change for the devices of a fleet: counted before it is taken. */
import type { Advisory } from "../../advisory/document.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Wave } from "../../detect/wave.ts";
import type { Device } from "../../inventory/device.ts";
import type { AttackLists } from "../attack-lists.ts";
import { compileLibrary } from "../compile.ts";
import { createFleet } from "../fleet.ts";
import { createJudgedFleet } from "../judged-fleet.ts";
import { createMatcher } from "../matcher.ts";
import { type Changes, compareAnswers } from "../revision/changes.ts";

/** An edition with all documents that count beside it. */
export interface Edition {
	readonly catalogue: Catalogue;
	readonly advisories: readonly Advisory[];
}

/** What stays the same. */
export interface EditionContext {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly waves: readonly Wave[];
	readonly lists: AttackLists;
}

/** Compares. Devices are read once; each edition has its own signs of makers, and a device shows those of both. */
export async function compareEditionsFor(
	devices: AsyncIterable<readonly Device[]>,
	before: Edition,
	after: Edition,
	context: EditionContext,
): Promise<Changes> {
	const fleet = createFleet((clues) => {
		const [old, now] = [before.catalogue.signalsOf(clues), after.catalogue.signalsOf(clues)];
		if (old === now || old === undefined || now === undefined) return now ?? old;
		return [...new Set([...old.split(" "), ...now.split(" ")])].sort().join(" ");
	});
	for await (const page of devices) for (const device of page) fleet.add(device);
	const judged = ({ catalogue, advisories }: Edition) =>
		createJudgedFleet(fleet, createMatcher(compileLibrary(advisories, catalogue), catalogue), { ...context, filter: {} });
	const withdrawn = new Set(after.advisories.flatMap(({ id, withdrawn }) => (withdrawn === true ? [id] : [])));
	return compareAnswers(judged(before), judged(after), withdrawn);
}
