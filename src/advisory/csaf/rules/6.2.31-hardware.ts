/** Tests 6.2.31, 6.2.32 and 6.3.22 of CSAF 2.1: hardware, software, and what identifies them. */
import { text } from "../json.ts";
import { canonical } from "../schema/check.ts";
import { type CsafView, textsOf } from "./csaf-view.ts";
import { visitPathReferences } from "./references.ts";
import { rule } from "./rule.ts";

function referred(view: CsafView): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const path of view.paths) visitPathReferences(view, path, (id) => ids.add(id));
	return ids;
}

/** Test 6.2.31. */
export const hardwareInPath = rule(
	"6.2.31",
	"Hardware and Software",
	"A device with its firmware in one product cannot say which of the two is mended.",
	(view, report) => {
		const used = referred(view);
		for (const { helper, id, place } of view.products) {
			if (textsOf(helper, "serial_numbers").length + textsOf(helper, "model_numbers").length === 0) continue;
			if (id === undefined || !used.has(id)) report(place.pointer(), `the hardware "${id ?? ""}" stands in no product path`);
		}
	},
);

/** A value in which lists count as sets. */
function asSet(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asSet).map(canonical).sort();
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asSet(one)]));
}

/** Test 6.2.32. */
export const sharedIdentification = rule(
	"6.2.32",
	"Use of Same Product Identification Helper for Different Products",
	"One identifier for two products matches both, whichever is meant.",
	(view, report) => {
		const owners = new Map<string, string>();
		for (const { helper, id = "", place } of view.products) {
			if (helper === undefined) continue;
			const own = new Set<string>();
			for (const [category, value] of Object.entries(helper)) {
				for (const [at, item] of (Array.isArray(value) ? (value as readonly unknown[]) : [value]).entries()) {
					const key = `${category} ${canonical(asSet(item))}`;
					const owner = owners.get(key);
					if (owner !== undefined && !own.has(key))
						report(
							place.pointer("product_identification_helper", category, ...(Array.isArray(value) ? [at] : [])),
							`"${id}" has an identifier of "${owner}" in ${category}`,
						);
					if (owner === undefined) own.add(key);
					owners.set(key, owner ?? id);
				}
			}
		}
	},
);

/** Test 6.3.22. */
export const nestedPath = rule(
	"6.3.22",
	"Nested Product Path",
	"A path that leads through another path is hard to match.",
	(view, report) => {
		const formed = new Set(view.products.filter(({ from }) => from === "product_paths").map(({ id }) => id));
		for (const path of view.paths) {
			visitPathReferences(view, path, (id, place, key) => {
				if (formed.has(id)) report(place.pointer(key), `"${id}" is itself formed by a product path`);
			});
		}
	},
);

/** Test 6.2.22. */
export const idInTitle = rule(
	"6.2.22",
	"Document Tracking ID in Title",
	"A title is for people, and an id tells them nothing.",
	({ document, documentPlace, tracking }, report) => {
		const [title, id] = [text(document, "title"), text(tracking, "id")];
		if (title !== undefined && id !== undefined && id !== "" && title.includes(id))
			report(documentPlace.pointer("title"), `the title holds the id ${id.slice(0, 80)}`);
	},
);
