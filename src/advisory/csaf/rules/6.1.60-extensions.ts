/** Tests 6.1.60.1 to 6.1.60.3, 6.2.39.5, 6.2.54.1 to 6.2.54.4 and 6.3.21.1 to 6.3.21.9 of CSAF 2.1: extensions (section 2.4). */
import { asObject, member, text } from "../json.ts";
import { checkSchema } from "../schema/check.ts";
import { EXTENSION } from "../schema/extension.ts";
import { ofProfiles } from "./6.1.27-profiles.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { distributionOf } from "./distribution.ts";
import type { Place } from "./place.ts";
import { type Rule, rule } from "./rule.ts";

type Level = "document" | "branches" | "full_product_names" | "product_paths" | "metrics" | "vulnerabilities" | "root";

/** A list of extensions and where it stands. */
interface ExtensionList {
	readonly level: Level;
	readonly place: Place;
	readonly items: readonly Located[];
}

function listsOf(view: CsafView): readonly ExtensionList[] {
	const lists: ExtensionList[] = [];
	const add = (level: Level, { node, place }: Located): void => {
		if (member(node, "x_extensions") !== undefined)
			lists.push({ level, place: place.at("x_extensions"), items: itemsOf({ node, place }, "x_extensions") });
	};
	if (view.document !== undefined) add("document", { node: view.document, place: view.documentPlace });
	for (const product of view.products) if (product.from !== "relationships") add(product.from, product);
	for (const vulnerability of view.vulnerabilities) {
		for (const { node, place } of itemsOf(vulnerability, "metrics")) {
			const content = asObject(member(node, "content"));
			if (content !== undefined) add("metrics", { node: content, place: place.at("content") });
		}
		add("vulnerabilities", vulnerability);
	}
	add("root", { node: view.root, place: view.top });
	return lists;
}

/** What is known of an extension: the members that its content needs, and how often it may stand where. */
interface KnownExtension {
	readonly needs: readonly string[];
	readonly most: Partial<Readonly<Record<Level, number>>>;
}

/**
 * Extensions whose schema and metadata are known: the two that the standard's own examples describe. All others are told apart by their
 * address and looked into no further (`seawall/unsupported-extension`).
 */
const KNOWN: Readonly<Record<string, KnownExtension>> = {
	"documentation-11-content_1.0.0.json": { needs: ["documentation"], most: { root: 1 } },
	"documentation-12-content_1.0.0.json": { needs: ["documentation"], most: {} },
};

function schemaOf({ node }: Located): string {
	return text(node, "$schema") ?? "";
}

function knownOf(extension: Located): KnownExtension | undefined {
	const schema = schemaOf(extension);
	const file = schema.slice(schema.lastIndexOf("/") + 1);
	return schema.includes("/oasis-tcs/csaf/") && Object.hasOwn(KNOWN, file) ? KNOWN[file] : undefined;
}

/** Official ones stand in the TC's own folder; no extension has been registered so far as is known here. */
function isOfficial(extension: Located): boolean {
	return schemaOf(extension).startsWith("https://docs.oasis-open.org/csaf/");
}

function each(check: (extension: Located, level: Level) => string | undefined, at?: string): Rule["check"] {
	return (view, report) => {
		for (const { items, level } of listsOf(view)) {
			for (const extension of items) {
				const why = check(extension, level);
				if (why !== undefined)
					report(extension.place.pointer(...(at === undefined ? [] : [at])), `the extension ${schemaOf(extension).slice(0, 200)} ${why}`);
			}
		}
	};
}

/** Section 6.1.60. */
export const extensionRules: readonly Rule[] = [
	rule("6.1.60.1", "Content Schema", "An extension without its four members tells no reader what it is.", (view, report) => {
		for (const { items } of listsOf(view))
			for (const { node, place } of items)
				checkSchema(node, EXTENSION, (pointer, message) => report(`${place.pointer()}${pointer}`, `the extension ${message}`));
	}),
	rule(
		"6.1.60.2",
		"Extension Schema",
		"An extension that breaks its own schema is understood by nobody.",
		each((extension) => {
			const content = asObject(member(extension.node, "content"));
			const missing = knownOf(extension)?.needs.find((key) => member(content, key) === undefined);
			return missing === undefined ? undefined : `lacks the member ${missing} in its content`;
		}),
	),
	rule("6.1.60.3", "Extension Metadata", "An extension in a place that it is not meant for is understood by nobody.", (view, report) => {
		for (const { items, level, place } of listsOf(view)) {
			const counts = new Map<string, number>();
			for (const extension of items) {
				const schema = schemaOf(extension);
				const count = (counts.get(schema) ?? 0) + 1;
				counts.set(schema, count);
				const most = knownOf(extension)?.most[level];
				if (most !== undefined && count > most)
					report(place.pointer(), `the extension ${schema.slice(0, 200)} stands here more than ${most} times`);
			}
		}
	}),
];

/** Test 6.2.39.5, headed 6.2.39.4.1 in the draft. */
export const extensionInEnded = ofProfiles(
	"withdrawn superseded",
	rule("6.2.39.5", "Extension in Superseded or Withdrawn Document", "A document that ended has nothing more to add.", (view, report) => {
		for (const { level, place } of listsOf(view))
			if (level === "document" || level === "root") report(place.pointer(), "the document has extensions");
	}),
);

/** Section 6.2.54. */
export const extensionAdvice: readonly Rule[] = [
	rule(
		"6.2.54.1",
		"Registered Extension",
		"An extension that is registered nowhere is known to few.",
		each((extension) => (isOfficial(extension) ? undefined : "is not registered, as far as is known here")),
	),
	rule(
		"6.2.54.2",
		"Official Extension",
		"Only official extensions are sure to be read.",
		each((extension) => (isOfficial(extension) ? undefined : "is not an official one")),
	),
	rule(
		"6.2.54.3",
		"Critical Extension",
		"A critical extension changes what the rest of the document means.",
		each((extension) => (member(extension.node, "critical") === false ? undefined : "is critical"), "critical"),
	),
	rule("6.2.54.4", "Usage of Experimental Extension in TLP:CLEAR Document", "An experiment is no news for everybody.", experimental(true)),
];

function experimental(clear: boolean): Rule["check"] {
	const check = each((extension) => (isOfficial(extension) ? undefined : "is an experimental one"));
	return (view, report, context) => {
		if (distributionOf(view).isClear === clear) check(view, report, context);
	};
}

function atLevel(level: Level): Rule["check"] {
	return (view, report) => {
		for (const list of listsOf(view)) if (list.level === level) report(list.place.pointer(), "extensions are used here");
	};
}

const whyUsed = "What an extension says is lost on readers who do not know it.";

/** Section 6.3.21. */
export const extensionUse: readonly Rule[] = [
	rule(
		"6.3.21.1",
		"Extension Category Essential",
		"Without an essential extension the document cannot be understood.",
		each((extension) => (text(extension.node, "category") === "essential" ? "is essential" : undefined), "category"),
	),
	rule("6.3.21.2", "Usage of Experimental Extension in Non-TLP:CLEAR Document", whyUsed, experimental(false)),
	rule("6.3.21.3", "Usage of Extension at Document Level", whyUsed, atLevel("document")),
	rule("6.3.21.4", "Usage of Extension in Product Tree Branch Path", whyUsed, atLevel("branches")),
	rule("6.3.21.5", "Usage of Extension in Product Tree Full Product Names Path", whyUsed, atLevel("full_product_names")),
	rule("6.3.21.6", "Usage of Extension in Product Tree Product Paths Path", whyUsed, atLevel("product_paths")),
	rule("6.3.21.7", "Usage of Extension in Vulnerabilities Metrics Path", whyUsed, atLevel("metrics")),
	rule("6.3.21.8", "Usage of Extension at Vulnerabilities Level", whyUsed, atLevel("vulnerabilities")),
	rule("6.3.21.9", "Usage of Extension at Root Level", whyUsed, atLevel("root")),
];

/** Sections 2.4.4.2, 6.1.60.2 and 6.1.60.3: what is not understood brings a warning with its address. */
export const unsupportedExtension = rule(
	"seawall/unsupported-extension",
	"Extension that is not understood",
	"What it says was not looked at.",
	each((extension) =>
		knownOf(extension) === undefined
			? `(${isOfficial(extension) ? "official" : "experimental or registered"}, ${(text(extension.node, "category") ?? "?").slice(0, 20)}) is not understood here`
			: undefined,
	),
);
