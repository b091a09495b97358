/** Test 6.1.3: a product formed of others must not, at any depth, be formed of itself. */
import { asObject, member, text } from "../json.ts";
import type { CsafView } from "./csaf-view.ts";
import { visitPathReferences } from "./references.ts";
import { rule } from "./rule.ts";

/** The test. */
export const circularProduct = rule(
	"6.1.3",
	"Circular Definition of Product ID",
	"A product that is defined by itself can be resolved to nothing that a device could be compared with.",
	(view, report) => {
		const parts = partsOf(view);
		const state = new Map<string, "open" | "round" | "straight">();
		for (const { node, place } of view.paths) {
			const id = text(asObject(member(node, "full_product_name")), "product_id");
			if (id !== undefined && endsInCircle(id, parts, state)) {
				report(place.pointer("full_product_name", "product_id"), `the definition of "${id}" leads back to where it came from`);
			}
		}
	},
);

function partsOf(view: CsafView): ReadonlyMap<string, readonly string[]> {
	const parts = new Map<string, string[]>();
	for (const path of view.paths) {
		const id = text(asObject(member(path.node, "full_product_name")), "product_id");
		if (id === undefined) continue;
		const held = parts.get(id) ?? [];
		parts.set(id, held);
		visitPathReferences(view, path, (reference) => held.push(reference));
	}
	return parts;
}

/** Depth first without recursion; what is found is kept for the next id. */
function endsInCircle(
	start: string,
	parts: ReadonlyMap<string, readonly string[]>,
	state: Map<string, "open" | "round" | "straight">,
): boolean {
	const held = state.get(start);
	if (held !== undefined) return held === "round";
	const stack: { readonly id: string; readonly next: readonly string[]; at: number; round: boolean }[] = [];
	const enter = (id: string): void => {
		state.set(id, "open");
		stack.push({ id, next: parts.get(id) ?? [], at: 0, round: false });
	};
	enter(start);
	for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
		const next = top.next[top.at++];
		if (next === undefined) {
			state.set(top.id, top.round ? "round" : "straight");
			stack.pop();
			const above = stack.at(-1);
			if (above !== undefined && top.round) above.round = true;
			continue;
		}
		const known = state.get(next);
		if (known === undefined) enter(next);
		else if (known !== "straight") top.round = true;
	}
	return state.get(start) === "round";
}
