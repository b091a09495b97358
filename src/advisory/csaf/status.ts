/** Product statuses of one vulnerability (CSAF 2.0 section 3.2.3.9) folded to four, the worst counting where lists contradict. */
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import type { ProductStatus, StatusPlace, Vulnerability } from "../document.ts";
import type { Groups } from "./groups.ts";
import { type JsonObject, member, step } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** `unknown` is CSAF 2.1. */
const FOLDED: readonly (readonly [string, ProductStatus])[] = [
	["known_not_affected", "known_not_affected"],
	["fixed", "fixed"],
	["first_fixed", "fixed"],
	["under_investigation", "under_investigation"],
	["unknown", "under_investigation"],
	["first_affected", "known_affected"],
	["last_affected", "known_affected"],
	["known_affected", "known_affected"],
];
/** `recommended` says nothing of its own: a recommended version closes the hole only where `fixed` says so too. */
const KNOWN: ReadonlySet<string> = new Set([...FOLDED.map(([list]) => list), "recommended"]);
const WORSE: Readonly<Record<ProductStatus, number>> = { known_not_affected: 0, fixed: 1, under_investigation: 2, known_affected: 3 };

/** What the document around the lists knows. */
export interface StatusSurroundings {
	readonly ids: ReadonlySet<string>;
	readonly groups: Groups;
	readonly log: RepairLog;
}

/**
 * Reads `product_status`. Ids that the tree does not have are kept and recorded; a group's id stands for its members, with a repair.
 * Whatever could not be read makes the status incomplete. Only an overrun of the groups' budget is a failure.
 */
export function readStatus(
	vulnerability: JsonObject,
	pointer: string,
	around: StatusSurroundings,
): Result<Pick<Vulnerability, "status" | "statusComplete" | "statusPlaces">, Problem> {
	const { ids, groups, log } = around;
	const status = new Map<string, ProductStatus>();
	const places = new Map<string, StatusPlace>();
	const place = step(pointer, "product_status");
	const lists = log.object(member(vulnerability, "product_status"), place);
	if (lists === undefined) return ok({ status, statusComplete: false });
	let complete = true;
	for (const name of Object.keys(lists)) {
		if (KNOWN.has(name)) continue;
		complete = false;
		log.add("unknown-status-list", step(place, name), name, "");
	}
	const note = (id: string, folded: ProductStatus, at: string): void => {
		const before = status.get(id);
		if (before === undefined) {
			if (!ids.has(id)) {
				complete = false;
				log.add("dangling-product-id", at, id, "");
			}
			status.set(id, folded);
		} else if (before !== folded) {
			const worst = WORSE[before] >= WORSE[folded] ? before : folded;
			log.add("contradicting-status", at, `${id}: ${before}, ${folded}`, `${id}: ${worst}`);
			status.set(id, worst);
		}
	};
	for (const [list, folded] of FOLDED) {
		const entries = member(lists, list);
		if (entries !== undefined && !Array.isArray(entries)) complete = false;
		const values = log.array(lists, list, place);
		const at = step(place, list);
		for (let i = 0; i < values.length; i++) {
			const id = log.string(values[i], step(at, i));
			if (id === undefined) complete = false;
			else if (ids.has(id) || !groups.has(id)) note(id, folded, at);
			else {
				const members = groups.membersOf(id, at);
				if (!members.ok) return members;
				if (members.value.length === 0) complete = false;
				log.add("group-in-status", step(at, i), id, `${members.value.length} products`);
				for (const one of members.value) {
					// The lists name the group; an id that they name itself is found among them.
					if (!status.has(one)) places.set(one, { pointer: step(at, i), quote: id });
					note(one, folded, at);
				}
			}
		}
	}
	return ok({ status, statusComplete: complete && status.size > 0, ...(places.size === 0 ? {} : { statusPlaces: places }) });
}
