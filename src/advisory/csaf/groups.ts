/** Product groups (CSAF 2.0 section 3.2.2.3) resolved to product ids, within a budget: a stranger decides how often a group is named. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type JsonObject, member, step, text } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** Product ids that all groups of a document together may expand to. */
export const MOST_MEMBERS = 5_000_000;

/** Looks up what lists of product and group ids mean. */
export interface Groups {
	/** Product ids of an object's `product_ids` (or `products`) and `group_ids`, each once; one group alone is shared, not copied. */
	resolve(object: JsonObject, pointer: string): Result<readonly string[], Problem>;
	/** Whether an id is a group's. */
	has(id: string): boolean;
	/** Product ids of one group. Each call counts against the budget: a status list may name the same group for every hole. */
	membersOf(id: string, pointer: string): Result<readonly string[], Problem>;
}

/** Reads `product_groups`. A group within a group is no CSAF, but is followed, once. */
export function readGroups(tree: JsonObject | undefined, source: string, log: RepairLog): Groups {
	const direct = new Map<string, readonly string[]>();
	log.array(tree, "product_groups", "/product_tree").forEach((entry, i) => {
		const pointer = `/product_tree/product_groups/${i}`;
		const group = log.object(entry, pointer);
		const id = text(group, "group_id");
		if (group === undefined || id === undefined) return;
		if (direct.has(id)) log.add("duplicate-group-id", pointer, id, "");
		direct.set(id, [...(direct.get(id) ?? []), ...strings(group, "product_ids", pointer, log)]);
	});
	const expanded = new Map<string, readonly string[]>();
	let spent = 0;
	const expand = (id: string, pointer: string): readonly string[] | undefined => {
		const held = expanded.get(id);
		if (held !== undefined) return held;
		const members = new Set<string>();
		const seen = new Set([id]);
		const open = [...(direct.get(id) ?? [])].reverse();
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			if (++spent > MOST_MEMBERS) return undefined;
			const nested = direct.get(next);
			if (nested === undefined) members.add(next);
			else if (seen.has(next)) log.add("group-cycle", pointer, next, "");
			else {
				seen.add(next);
				for (let i = nested.length - 1; i >= 0; i--) open.push(nested[i] ?? "");
			}
		}
		const list = [...members];
		expanded.set(id, list);
		return list;
	};
	return {
		has: (id) => direct.has(id),
		membersOf(id, pointer) {
			const list = expand(id, pointer);
			spent += list?.length ?? 0;
			return list === undefined || spent > MOST_MEMBERS ? overrun(source) : ok(list);
		},
		resolve(object, pointer) {
			const own = [...strings(object, "product_ids", pointer, log), ...strings(object, "products", pointer, log)];
			const groups = strings(object, "group_ids", pointer, log);
			const lists: (readonly string[])[] = own.length > 0 ? [own] : [];
			for (const id of groups) {
				if (!direct.has(id)) log.add("dangling-group-id", step(pointer, "group_ids"), id, "");
				const list = expand(id, pointer);
				if (list === undefined) return overrun(source);
				lists.push(list);
			}
			const [only, ...more] = lists;
			if (more.length === 0) return ok(only === own ? [...new Set(own)] : (only ?? []));
			for (const list of lists) spent += list.length;
			return spent > MOST_MEMBERS ? overrun(source) : ok([...new Set(lists.flat())]);
		},
	};
}

function overrun(source: string): Result<never, Problem> {
	const message = `product groups expand to more than ${MOST_MEMBERS} product ids`;
	return err({ code: "advisory/too-many-products", message, at: `${source}#/product_tree/product_groups`, todo: "Split the document." });
}

/** A member that should be a list of strings; others are recorded and left out. */
export function strings(object: JsonObject, key: string, pointer: string, log: RepairLog): string[] {
	if (!Array.isArray(member(object, key))) {
		log.array(object, key, pointer);
		return [];
	}
	const list: string[] = [];
	log.array(object, key, pointer).forEach((value, i) => {
		const one = log.string(value, `${step(pointer, key)}/${i}`);
		if (one !== undefined) list.push(one);
	});
	return list;
}
