/**
 * Extensions (CSAF 2.1 section 2.4). None is built in here: one that is `essential` or `significant` brings a warning, for the document
 * may mean something else than its own members say (section 2.4.4.2). `supplementary` ones are passed over.
 */
import type { Problem } from "../../core/problem.ts";
import { asObject, member, step, text } from "./json.ts";

/** Kinds of extension that are named; one is enough to send a reader to the document itself. */
const MOST_NAMED = 20;

/** Finds them wherever they stand. `json` is the text of the value: without the word nothing is walked. */
export function unknownExtensions(root: unknown, json: string, source: string): readonly Problem[] {
	if (!json.includes("x_extensions")) return [];
	const found = new Map<string, Problem>();
	for (const { extension, pointer } of extensionsIn(root)) {
		const object = asObject(extension);
		const category = text(object, "category") ?? "";
		// A category that nobody knows may be the worst.
		if (category === "supplementary") continue;
		const named = (text(object, "$schema") ?? "without $schema").slice(0, 200);
		const key = JSON.stringify([category, named]);
		if (found.has(key)) continue;
		const weight = category === "essential" || category === "significant" ? category : "unknown";
		found.set(key, {
			code: "advisory/unknown-extension",
			message: `the document has an extension of ${weight} weight that Seawall does not understand (${named}): verdicts leave it out`,
			at: `${source}#${pointer}`,
			todo: "Read the document itself before you rely on its verdicts.",
		});
	}
	return [...found.values()].slice(0, MOST_NAMED);
}

/** All members of all lists called `x_extensions`, without recursion: a stranger decides the shape. */
function* extensionsIn(root: unknown): Generator<{ readonly extension: unknown; readonly pointer: string }, void, undefined> {
	const waiting: { readonly value: unknown; readonly pointer: string }[] = [{ value: root, pointer: "" }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { value, pointer } = next;
		if (typeof value !== "object" || value === null) continue;
		const list = Array.isArray(value) ? undefined : member(asObject(value), "x_extensions");
		if (Array.isArray(list)) for (const [i, extension] of list.entries()) yield { extension, pointer: `${pointer}/x_extensions/${i}` };
		for (const [name, inner] of Object.entries(value))
			if (typeof inner === "object" && name !== "x_extensions") waiting.push({ value: inner, pointer: step(pointer, name) });
	}
}
