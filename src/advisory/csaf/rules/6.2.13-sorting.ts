/** Test 6.2.13: by code units, as programs sort. The walk is without recursion; one finding an object. */
import { Place } from "./place.ts";
import { type Report, rule } from "./rule.ts";

/** The test. */
export const sorting = rule(
	"6.2.13",
	"Sorting",
	"Sorted keys let two versions of a document be compared line by line.",
	({ root }, report) => {
		if (!isSorted(root)) tellUnsorted(root, report);
	},
);

/** Most documents are sorted, and no place is needed to see that. Depth was bounded on reading. */
function isSorted(value: object): boolean {
	if (Array.isArray(value)) return (value as readonly unknown[]).every((one) => typeof one !== "object" || one === null || isSorted(one));
	const members = value as Readonly<Record<string, unknown>>;
	const keys = Object.keys(members);
	for (let at = 0; at < keys.length; at++) {
		const key = keys[at] ?? "";
		if (at > 0 && (keys[at - 1] ?? "") > key) return false;
		const child = members[key];
		if (typeof child === "object" && child !== null && !isSorted(child)) return false;
	}
	return true;
}

function tellUnsorted(root: object, report: Report): void {
	const fix = { what: "sorts the keys of the document", edits: [{ kind: "sort" }] } as const;
	const open: { readonly value: object; readonly place: Place }[] = [{ value: root, place: new Place() }];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		const { value, place } = one;
		const keys = Object.keys(value);
		const late = Array.isArray(value) ? undefined : keys.find((key, at) => at > 0 && (keys[at - 1] ?? "") > key);
		if (late !== undefined) report(place.pointer(late), `the key ${late.slice(0, 80)} is not in its alphabetical place`, fix);
		for (let at = keys.length - 1; at >= 0; at--) {
			const key = keys[at] ?? "";
			const child = (value as Readonly<Record<string, unknown>>)[key];
			if (typeof child === "object" && child !== null) open.push({ value: child, place: place.at(key) });
		}
	}
}
