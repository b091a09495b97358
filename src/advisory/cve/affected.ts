/** The `affected` list of one container of a CVE record to products, each with its status under the one hole. */
import { fold } from "../../core/text.ts";
import { type JsonObject, member, step, text } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { ModelName, Note, Product, ProductStatus, StatusPlace, Unparsed } from "../document.ts";
import { parseCpe } from "../nvd/cpe.ts";
import { readCpeName } from "../nvd/cpe-name.ts";
import type { Expression } from "../range/expression.ts";
import { type DatedFamilies, readDatedFamilies } from "./dated-families.ts";
import { withDefault } from "./default-status.ts";
import { type RecordName, readRecordName } from "./product-name.ts";
import { placeOf, readVersionEntry, type Stretch, type VersionStatus } from "./version-entry.ts";

/** A product with its status. */
export interface ListedProduct {
	readonly product: Product;
	readonly status: ProductStatus;
	readonly place: StatusPlace;
}

/** What reading adds to the record besides products. */
export interface AffectedSink {
	readonly log: RepairLog;
	readonly notes: Note[];
	readonly unparsed: Unparsed[];
}

/** Most products of one record, and versions of one product, that are read. */
const MOST = 20_000;

/** Reads the list of one container. `tag` names the container where several stand side by side: `cna`, `cisa-adp`. */
export function readAffected(container: JsonObject, pointer: string, tag: string, sink: AffectedSink): readonly ListedProduct[] {
	const entries = sink.log.array(container, "affected", pointer);
	if (entries.length > MOST) sink.unparsed.push({ pointer: `${pointer}/affected`, text: "", at: 0, expected: `at most ${MOST} products` });
	return entries.slice(0, MOST).flatMap((value, at) => {
		const place = `${pointer}/affected/${at}`;
		const entry = sink.log.object(value, place);
		return entry === undefined ? [] : readEntry(entry, place, tag, sink);
	});
}

function readEntry(entry: JsonObject, pointer: string, tag: string, sink: AffectedSink): readonly ListedProduct[] {
	const called = text(entry, "product") === undefined && text(entry, "packageName") !== undefined ? "packageName" : "product";
	const name = readRecordName(text(entry, "vendor") ?? "", text(entry, called) ?? "");
	const namePointer = step(pointer, called);
	sink.log.addAll(namePointer, name.changes);
	const modules = texts(member(entry, "modules"));
	if (modules.length > 0)
		sink.notes.push({ category: "modules", title: name.shown, text: modules.join(", "), pointer: step(pointer, "modules") });
	const about: About = {
		name,
		pointer,
		namePointer,
		tag,
		models: modelsOf(entry, name, pointer, namePointer, sink.log),
		conditions: conditionsOf(entry),
	};
	const listed: ListedProduct[] = [];
	const stretches: Stretch[] = [];
	sink.log
		.array(entry, "versions", pointer)
		.slice(0, MOST)
		.forEach((value, at) => {
			const place = `${pointer}/versions/${at}`;
			const version = sink.log.object(value, place);
			if (version === undefined) return;
			const families = readDatedFamilies(text(version, "version") ?? "");
			if (families.length > 0)
				listed.push(
					...families.map((family, index) => familyProduct(about, family, placeOf(version, place, "status"), place, index, sink.log)),
				);
			else stretches.push(...readVersionEntry(version, place, name.shown));
		});
	const spoken = withDefault(stretches, defaultOf(entry), pointer, placeOf(entry, pointer, "defaultStatus"), listed.length > 0);
	return [...listed, ...spoken.map((stretch, index) => stretchProduct(about, stretch, index, sink)).filter((one) => one !== undefined)];
}

/** Names and conditions of one entry, shared by its stretches. */
interface About {
	readonly name: RecordName;
	readonly pointer: string;
	readonly namePointer: string;
	readonly tag: string;
	readonly models: readonly ModelName[];
	readonly conditions: readonly string[];
}

function modelsOf(entry: JsonObject, name: RecordName, pointer: string, namePointer: string, log: RepairLog): readonly ModelName[] {
	const slot = "product_name" as const;
	const models: ModelName[] = name.models.map((model) => ({ text: model, slot, pointer: namePointer }));
	texts(member(entry, "cpes")).forEach((said, at) => {
		const cpe = parseCpe(said);
		if (cpe === undefined || cpe.product.kind !== "text" || cpe.product.wildcard) return;
		const read = readCpeName(cpe.product.text, cpe.vendor.kind === "text" ? cpe.vendor.text : "");
		log.addAll(`${pointer}/cpes/${at}`, read.changes);
		for (const model of read.names)
			if (!models.some((held) => fold(held.text) === fold(model))) models.push({ text: model, slot, pointer: `${pointer}/cpes/${at}` });
	});
	return models;
}

/** "Only relevant in the context of these platforms" (CVE JSON 5.1): what an inventory would have to state. */
function conditionsOf(entry: JsonObject): readonly string[] {
	const platforms = texts(member(entry, "platforms"));
	return platforms.length === 0 ? [] : [`platform ${platforms.join(" or ")}`];
}

function texts(value: unknown): readonly string[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, 200).flatMap((one: unknown) => (typeof one === "string" && one.trim() !== "" ? [one.trim().slice(0, 500)] : []));
}

function defaultOf(entry: JsonObject): VersionStatus | undefined {
	const said = text(entry, "defaultStatus");
	return said === "affected" || said === "unaffected" || said === "unknown" ? said : undefined;
}

function familyProduct(
	about: About,
	family: DatedFamilies,
	place: StatusPlace,
	pointer: string,
	index: number,
	log: RepairLog,
): ListedProduct {
	log.add("families-with-dates", pointer, family.quote, `${family.models.join(", ")}: built before ${family.day}`);
	const expression: Expression = {
		kind: "ranges",
		alternatives: [{ kind: "interval", upper: { text: family.day, inclusive: false, axis: "build_date", at: 0 } }],
	};
	const name = family.models.join(", ");
	const models = family.models.map((model): ModelName => ({ text: model, slot: "version", pointer: step(pointer, "version") }));
	const product = build({ ...about, models }, name, expression, family.quote, `${pointer}${index === 0 ? "" : ` ${index + 1}`}`, pointer);
	return { product, status: "known_affected", place };
}

const STATUS: Readonly<Record<VersionStatus, ProductStatus>> = {
	affected: "known_affected",
	// "Unaffected" of a later version is what other documents call fixed; see default-status.ts for versions before the first affected.
	unaffected: "fixed",
	unknown: "under_investigation",
};

function stretchProduct(about: About, stretch: Stretch, index: number, sink: AffectedSink): ListedProduct | undefined {
	const { name, models } = about;
	if (name.shown === "" && models.length === 0) return undefined;
	sink.log.addAll(stretch.pointer, stretch.changes);
	const echo = fold(stretch.shown) === fold(name.shown);
	if (echo && stretch.expression.kind !== "all") sink.log.add("name-in-version-slot", stretch.pointer, stretch.shown, "");
	const undated = stretch.undated || echo;
	const expression: Expression = undated ? { kind: "all" } : stretch.expression;
	if (expression.kind === "unparsed")
		sink.unparsed.push({ pointer: stretch.pointer, text: expression.text, at: expression.at, expected: expression.expected });
	const names = models.length > 0 ? models : [{ text: name.shown, slot: "product_name" as const, pointer: about.namePointer }];
	const id = `${stretch.pointer}${index === 0 ? "" : ` ${index + 1}`}`;
	const shown = undated ? "" : stretch.shown;
	const product = build({ ...about, models: names }, name.shown, expression, shown, id, stretch.pointer);
	// No model, or no version: the record has the slot filled in and says nothing that a device could be compared with.
	const open = models.length === 0 || undated;
	return {
		product: undated ? { ...product, undated: true } : product,
		status: open ? "under_investigation" : statusFor(stretch),
		place: stretch.place,
	};
}

/** From the beginning up to a version and unaffected: those came before the hole, nothing was fixed in them. */
function statusFor({ status, expression }: Stretch): ProductStatus {
	if (status !== "unaffected" || expression.kind !== "ranges") return status === "unaffected" ? "known_not_affected" : STATUS[status];
	const [first] = expression.alternatives;
	return first?.kind === "interval" && first.lower === undefined ? "known_not_affected" : "fixed";
}

function build(about: About, name: string, expression: Expression, shown: string, productId: string, pointer: string): Product {
	const { vendor } = about.name;
	const whose = fold(name).startsWith(fold(vendor)) ? "" : vendor;
	const named = [whose, name, shown].filter((part) => part !== "").join(" ");
	return {
		productId,
		pointer: about.pointer,
		vendor,
		name,
		fullName: `${named} [source: ${about.tag}]`,
		models: about.models,
		expression,
		expressionText: shown,
		expressionPointer: shown === "" ? "" : pointer,
		conditions: about.conditions,
	};
}
