/** One leaf of the product tree to a Product: names, version slot, conditions, each mended with a record. */
import { fold } from "../../core/text.ts";
import type { ModelName, Note, Product, Unparsed } from "../document.ts";
import type { Expression } from "../range/expression.ts";
import { parseExpression } from "../range/parse-expression.ts";
import { cleanName, cleanProductName } from "./clean-name.ts";
import { type FullNameParts, splitFullName, withoutVendor } from "./full-name.ts";
import { readIdentification } from "./identification.ts";
import { step } from "./json.ts";
import { hasModelToken, splitModelNames } from "./model-names.ts";
import { expressionFromName } from "./name-expression.ts";
import type { BranchStep, Leaf } from "./product-tree.ts";
import type { RepairLog } from "./repair-log.ts";
import { behindVersion, isVersionName, nameFromTitle, twoOfTitle } from "./title-names.ts";

/** What reading products adds to the advisory besides the products. */
export interface ProductSink {
	readonly log: RepairLog;
	readonly notes: Note[];
	readonly unparsed: Unparsed[];
	/** The publisher when it is the vendor itself: stands in where a tree names none. */
	readonly vendor: string;
	/** The title of the document: it may tell what a product is where its branch does not. */
	readonly title: string;
}

/** The branches of a leaf by what they say. */
interface Steps {
	readonly vendor: BranchStep | undefined;
	readonly name: BranchStep | undefined;
	readonly family: BranchStep | undefined;
	readonly version: BranchStep | undefined;
	/** Architecture, language, patch level, …: what else must hold. */
	readonly others: readonly BranchStep[];
}

/** Builds the product of a leaf. */
export function buildProduct(leaf: Leaf, sink: ProductSink): Product {
	const { log } = sink;
	const steps = sortSteps(leaf.branch);
	const vendor = mend(steps.vendor, log, cleanName) || sink.vendor;
	const slotText = steps.version?.name ?? "";
	const full = cleanName(leaf.fullName);
	log.addAll(step(leaf.pointer, "name"), full.changes);
	const stated = mend(steps.name, log, cleanProductName);
	const isVersion = isVersionName(stated) && nameFromTitle(sink.title, vendor) !== "";
	const branchName = isVersion ? nameFromTitle(sink.title, vendor) : stated;
	if (isVersion) log.add("version-in-name-slot", step(steps.name?.pointer ?? leaf.pointer, "name"), stated, branchName);
	const family = mend(steps.family, log, cleanProductName);
	const parts = splitFullName(full.text, vendor, branchName, slotText);
	const read = readSlot(leaf, steps.version, full.text, parts, sink);
	const slot = isVersion ? { ...read, expression: behindVersion(read.expression, stated) } : read;
	const name = branchName || withoutVendor(slot.name, vendor) || parts.head || family || full.text;
	const helper = readIdentification(leaf.product, leaf.pointer);
	const conditions = [
		...steps.others.map((branch) => `${branch.category.replaceAll("_", " ")} ${cleanName(branch.name).text}`),
		...helper.conditions,
	];
	if (parts.note !== "") keepNote(leaf, parts.note, name, conditions, sink);
	const two = twoOfTitle(name, sink.title);
	if (two !== undefined) log.add("two-products-in-name", step(steps.name?.pointer ?? leaf.pointer, "name"), name, two.join("; "));
	if (branchName !== "" && !isVersion && disagree(branchName, parts, slot.expression))
		log.add("full-name-disagrees", step(leaf.pointer, "name"), branchName, parts.head);
	const heads = isVersion || two !== undefined ? { ...parts, head: "" } : parts;
	const sources = { leaf, steps, family, parts: heads, expression: slot.expression, conditions, helper: helper.names };
	const models = (two ?? [name]).flatMap((one) => modelNames({ ...sources, name: one }));
	return {
		productId: leaf.productId,
		pointer: leaf.pointer,
		vendor,
		name,
		fullName: full.text,
		models,
		expression: slot.expression,
		expressionText: slot.text,
		expressionPointer: slot.pointer,
		conditions,
	};
}

function sortSteps(leaf: BranchStep | undefined): Steps {
	let vendor: BranchStep | undefined;
	let name: BranchStep | undefined;
	let family: BranchStep | undefined;
	let version: BranchStep | undefined;
	const others: BranchStep[] = [];
	for (let at = leaf; at !== undefined; at = at.parent) {
		if (at.category === "vendor") vendor ??= at;
		else if (at.category === "product_name") name ??= at;
		else if (at.category === "product_family") family ??= at;
		else if (at.category === "product_version" || at.category === "product_version_range") version ??= at;
		else if (at.category !== "legacy" && at.category !== "" && at.name.trim() !== "") others.push(at);
	}
	return { vendor, name, family, version, others };
}

function mend(branch: BranchStep | undefined, log: RepairLog, clean: typeof cleanName): string {
	if (branch === undefined) return "";
	const cleaned = clean(branch.name);
	log.addAll(step(branch.pointer, "name"), cleaned.changes);
	return cleaned.text;
}

interface Slot {
	readonly expression: Expression;
	readonly text: string;
	readonly pointer: string;
	/** The product's name where version and name stood in one text. */
	readonly name: string;
}

/** The version slot; where it cannot be read, or there is none, what the full name says. */
function readSlot(leaf: Leaf, branch: BranchStep | undefined, fullName: string, parts: FullNameParts, sink: ProductSink): Slot {
	const namePointer = step(leaf.pointer, "name");
	if (branch === undefined) {
		const fromName = expressionFromName(fullName, parts, leaf.branch === undefined);
		if (fromName === undefined) return { expression: { kind: "all" }, text: "", pointer: namePointer, name: "" };
		sink.log.addAll(namePointer, fromName.repairs);
		return { expression: fromName.expression, text: fullName, pointer: namePointer, name: fromName.name };
	}
	const pointer = step(branch.pointer, "name");
	const parsed = parseExpression(branch.name, branch.category === "product_version" ? "product_version" : "product_version_range", {
		fullName,
	});
	if (parsed.expression.kind === "unparsed") {
		const fromName = expressionFromName(fullName, parts, false);
		if (fromName !== undefined) {
			sink.log.add("range-from-full-name", pointer, branch.name, fullName);
			return { expression: fromName.expression, text: fullName, pointer: namePointer, name: "" };
		}
		const { text, at, expected } = parsed.expression;
		sink.unparsed.push({ pointer, text, at, expected });
	}
	sink.log.addAll(pointer, parsed.repairs);
	return { expression: parsed.expression, text: branch.name, pointer, name: "" };
}

/** A note behind the name is a condition when it reads like one; it is kept as a note in any case. */
function keepNote(leaf: Leaf, note: string, name: string, conditions: string[], sink: ProductSink): void {
	const pointer = step(leaf.pointer, "name");
	sink.log.add("note-in-name", pointer, leaf.fullName, leaf.fullName.slice(0, Math.max(0, leaf.fullName.indexOf(" - "))));
	sink.notes.push({ category: "product_name", title: name, text: note, pointer });
	if (/^(?:with|without|using|running|when|if|only|where|installed)\b/i.test(note)) conditions.push(note);
}

/** Neither name contains the other, and the full name has one: both are tried, and the reader is told. */
function disagree(name: string, parts: FullNameParts, expression: Expression): boolean {
	if (parts.head === name || parts.head === "") return false;
	const a = fold(name);
	const b = fold(parts.head);
	if (a.includes(b) || b.includes(a)) return false;
	const models = (text: string): string =>
		text
			.split(/[\s,/()]+/)
			.filter((word) => /\d/.test(word))
			.sort()
			.join(" ");
	if (models(a) !== "" && models(a) === models(b)) return false;
	return expression.kind !== "model" || fold(parts.head) !== fold(expression.text);
}

interface NameSources {
	readonly leaf: Leaf;
	readonly steps: Steps;
	readonly name: string;
	readonly family: string;
	readonly parts: FullNameParts;
	readonly expression: Expression;
	readonly conditions: string[];
	readonly helper: readonly ModelName[];
}

/** Every name a device may be matched by, the most specific slot first. */
function modelNames(from: NameSources): ModelName[] {
	const { leaf, steps, name, family, parts, expression } = from;
	const found: ModelName[] = [];
	const key = (text: string, slot: ModelName["slot"]): string => `${slot === "model_number" ? slot : ""}${fold(text)}`;
	let seen: Set<string> | undefined;
	const add = (text: string, slot: ModelName["slot"], pointer: string): void => {
		if (text === "") return;
		// Most products have one name: folding starts with the second.
		if (found.length > 0) {
			seen ??= new Set(found.map((model) => key(model.text, model.slot)));
			const own = key(text, slot);
			if (seen.has(own)) return;
			seen.add(own);
		}
		found.push({ text, slot, pointer });
	};
	const fullPointer = step(leaf.pointer, "name");
	const namePointer = steps.name === undefined ? fullPointer : step(steps.name.pointer, "name");
	const nameSlot = steps.name === undefined ? "full_name" : "product_name";
	if (expression.kind === "model" && steps.version !== undefined)
		addVersionModels(from, expression.text, step(steps.version.pointer, "name"), add);
	const specific = expression.kind !== "model" || hasModelToken(name);
	if (specific) for (const text of splitModelNames(name)) add(text, nameSlot, namePointer);
	if (family !== "" && steps.family !== undefined && (steps.name === undefined || (!hasModelToken(name) && hasModelToken(family)))) {
		for (const text of splitModelNames(family)) add(text, "product_family", step(steps.family.pointer, "name"));
	}
	if (parts.head !== "" && fullNameAdds(parts.head, name, found))
		for (const text of splitModelNames(parts.head)) add(text, "full_name", fullPointer);
	if (expression.kind === "model")
		for (const text of splitModelNames(cleanProductName(parts.tail).text)) if (hasModelToken(text)) add(text, "full_name", fullPointer);
	for (const { text, slot, pointer } of from.helper) add(text, slot, pointer);
	return found;
}

/** Models in the version slot; a system word in front (`Linux based`) is something that must hold. */
function addVersionModels(
	from: NameSources,
	text: string,
	pointer: string,
	add: (text: string, slot: ModelName["slot"], pointer: string) => void,
): void {
	const based = /^(\w+ based)\s+(.+)$/i.exec(text);
	if (based?.[1] !== undefined) from.conditions.push(based[1]);
	const models = splitModelNames((based?.[2] ?? text).replace(/^legacy\s+/i, ""));
	for (const model of models) add(model, "version", pointer);
	if (!hasModelToken(from.name))
		for (const model of models)
			if (!/\d/.test(model) && !fold(model).includes(fold(from.name))) add(`${from.name} ${model}`, "version", pointer);
}

/** Whether the full name carries a model that the branch name does not. */
function fullNameAdds(head: string, name: string, found: readonly ModelName[]): boolean {
	if (head === name) return false;
	const a = fold(head);
	const b = fold(name);
	if (a === b || found.some((model) => fold(model.text) === a)) return false;
	if (hasModelToken(name) && a.includes(b)) return false;
	const known = new Set(found.flatMap((model) => fold(model.text).split(/[\s,/()]+/)));
	const fresh = a.split(/[\s,/()]+/).filter((word) => /\d/.test(word) && !known.has(word));
	return (
		fresh.length > 0 ||
		(!hasModelToken(name) &&
			!b.includes(a) &&
			head.split(" ").length <= 6 &&
			found.length > 0 &&
			found.every((model) => model.slot === "product_name"))
	);
}
