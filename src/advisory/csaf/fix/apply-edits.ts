/** Changes made in the text of a document; what they do not touch keeps its bytes. */
import type { Edit } from "../rules/rule.ts";
import { type JsonMember, type JsonNode, parseTree } from "./json-tree.ts";

interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** The text after the edits; one whose place is gone, or that touches what another changes, is left out and counted in `left`. */
export function applyEdits(json: string, edits: readonly Edit[]): { readonly json: string; readonly left: number } {
	const tree = parseTree(json);
	const splices: Splice[] = [];
	let left = 0;
	let sort = false;
	for (const edit of edits) {
		if (edit.kind === "sort") {
			sort = true;
			continue;
		}
		const splice = spliceOf(json, tree, edit);
		if (splice === undefined || splices.some((one) => overlaps(one, splice))) left++;
		else splices.push(splice);
	}
	let changed = json;
	for (const { start, end, text } of splices.sort((a, b) => b.start - a.start))
		changed = changed.slice(0, start) + text + changed.slice(end);
	return { json: sort ? sorted(changed) : changed, left };
}

function overlaps(a: Splice, b: Splice): boolean {
	return a.start <= b.end && b.start <= a.end;
}

function spliceOf(json: string, tree: JsonNode, edit: Exclude<Edit, { kind: "sort" }>): Splice | undefined {
	const steps = edit.pointer
		.split("/")
		.slice(1)
		.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
	if (edit.kind === "remove") {
		const last = steps.pop();
		const above = find(tree, steps);
		return above === undefined || last === undefined ? undefined : removal(json, above, last);
	}
	const node = find(tree, steps);
	if (node === undefined) return undefined;
	if (edit.kind === "replace") return { start: node.start, end: node.end, text: JSON.stringify(edit.value) };
	return addition(json, node, edit.key, edit.value);
}

function find(tree: JsonNode, steps: readonly string[]): JsonNode | undefined {
	let node: JsonNode | undefined = tree;
	for (const step of steps) node = node?.members?.findLast(({ key }) => key === step)?.value ?? node?.items?.[Number(step)];
	return node;
}

/** A member or item goes with the comma that parted it. */
function removal(json: string, above: JsonNode, step: string): Splice | undefined {
	const parts = (above.members ?? above.items ?? []).map((one) =>
		"value" in one ? { start: one.start, end: one.value.end } : { start: one.start, end: one.end },
	);
	const at = above.members?.findLastIndex(({ key }) => key === step) ?? Number(step);
	const part = parts[at];
	if (part === undefined) return undefined;
	const before = parts[at - 1];
	const after = parts[at + 1];
	if (after !== undefined) return { start: part.start, end: after.start, text: "" };
	if (before !== undefined) return { start: before.end, end: part.end, text: "" };
	return { start: above.start + 1, end: json.lastIndexOf(above.members === undefined ? "]" : "}", above.end - 1), text: "" };
}

/** In its alphabetical place, spaced as its neighbours are. */
function addition(json: string, node: JsonNode, key: string, value: unknown): Splice | undefined {
	const { members } = node;
	if (members === undefined || members.some((one) => one.key === key)) return undefined;
	const first = members[0];
	const written = `${JSON.stringify(key)}${colonOf(json, first)}${JSON.stringify(value)}`;
	if (first === undefined) return { start: node.start + 1, end: node.start + 1, text: written };
	const before = members.findLast((one) => one.key < key);
	const gap = json.slice(node.start + 1, first.start);
	if (before === undefined) return { start: first.start, end: first.start, text: `${written},${gap}` };
	return { start: before.value.end, end: before.value.end, text: `,${gap}${written}` };
}

function colonOf(json: string, member: JsonMember | undefined): string {
	if (member === undefined) return ": ";
	const written = json.slice(member.start, member.value.start);
	return written.slice(written.lastIndexOf(":"));
}

/** The text with all members sorted; what stands between them stays in its place. */
function sorted(json: string): string {
	const write = (node: JsonNode): string => {
		const parts = node.members ?? node.items;
		if (parts === undefined || parts.length === 0) return json.slice(node.start, node.end);
		const texts = parts.map((part) => ("value" in part ? json.slice(part.start, part.value.start) + write(part.value) : write(part)));
		const order = node.members
			?.map((_, at) => at)
			.sort((a, b) => compareKeys(node.members?.[a]?.key ?? "", node.members?.[b]?.key ?? "") || a - b);
		let text = "";
		let end = node.start;
		for (const [at, part] of parts.entries()) {
			text += json.slice(end, part.start) + (texts[order?.[at] ?? at] ?? "");
			end = "value" in part ? part.value.end : part.end;
		}
		return text + json.slice(end, node.end);
	};
	const tree = parseTree(json);
	return json.slice(0, tree.start) + write(tree) + json.slice(tree.end);
}

function compareKeys(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
