/** Product statuses of one vulnerability (CSAF 2.0 section 3.2.3.9) folded to four, the worst counting where lists contradict. */
import type { ProductStatus } from "../document.ts";
import { strings } from "./groups.ts";
import { type JsonObject, member, step } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** `recommended` is absent: a recommended version closes the hole only where `fixed` says so too. `unknown` is CSAF 2.1. */
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
const WORSE: Readonly<Record<ProductStatus, number>> = { known_not_affected: 0, fixed: 1, under_investigation: 2, known_affected: 3 };

/** Reads `product_status`; ids that the tree does not have are kept and recorded. */
export function readStatus(
	vulnerability: JsonObject,
	pointer: string,
	ids: ReadonlySet<string>,
	log: RepairLog,
): Map<string, ProductStatus> {
	const status = new Map<string, ProductStatus>();
	const lists = log.object(member(vulnerability, "product_status"), step(pointer, "product_status"));
	if (lists === undefined) return status;
	for (const [list, folded] of FOLDED) {
		const at = `${pointer}/product_status/${list}`;
		for (const id of strings(lists, list, step(pointer, "product_status"), log)) {
			const before = status.get(id);
			if (before !== undefined && before !== folded) {
				const worst = WORSE[before] >= WORSE[folded] ? before : folded;
				log.add("contradicting-status", at, `${id}: ${before}, ${folded}`, `${id}: ${worst}`);
				status.set(id, worst);
			} else if (before === undefined) {
				if (!ids.has(id)) log.add("dangling-product-id", at, id, "");
				status.set(id, folded);
			}
		}
	}
	return status;
}
