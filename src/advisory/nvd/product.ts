/** A vulnerable criterion to a product: its names, its versions, and what must hold besides. */

import { step } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { ModelName, Product, ProductStatus, StatusPlace } from "../document.ts";
import type { Beside, Placed } from "./configurations.ts";
import type { CpeValue } from "./cpe.ts";
import { type CpeName, readCpeName } from "./cpe-name.ts";
import type { Criterion } from "./criterion.ts";

/** A product with its status under the one hole of the record. */
export interface NvdProduct {
	readonly product: Product;
	readonly status: ProductStatus;
	/** The criterion that is said to be vulnerable. */
	readonly place: StatusPlace;
}

/** Builds the products of all criteria; the same names with the same versions count once. */
export function nvdProducts(placed: readonly Placed[], log: RepairLog): readonly NvdProduct[] {
	const seen = new Set<string>();
	const ids = new Set<string>();
	const built: NvdProduct[] = [];
	const read = new Map<Beside, Around>();
	const around = (beside: Beside): Around => {
		const held = read.get(beside) ?? readAround(beside);
		read.set(beside, held);
		return held;
	};
	for (const one of placed) {
		const product = build(one, log, around);
		const key = sameKey(product);
		if (seen.has(key)) continue;
		seen.add(key);
		const id = ids.has(product.productId) || product.productId === "" ? one.criterion.pointer : product.productId;
		ids.add(id);
		built.push({
			product: { ...product, productId: id },
			status: "known_affected",
			place: { pointer: step(one.criterion.pointer, "vulnerable"), quote: "" },
		});
	}
	const dated = new Set(built.filter(({ product }) => product.undated !== true).map(({ product }) => nameKey(product)));
	return built.map((one) => statusOf(one, dated, log));
}

/** Equal for products that say the same; a long list is never taken for the same as another. */
function sameKey({ vendor, models, expressionText, conditions, name, pointer }: Product): string {
	if (models.length > 4 || conditions.length > 4) return pointer;
	return JSON.stringify([vendor, name, models.map((model) => model.text), expressionText, conditions]);
}

function nameKey(product: Product): string {
	return `${product.vendor}\u0000${product.name}`;
}

/**
 * No model named: nothing that a device could be compared with, so nothing is decided. A name that stands once with a bound and once
 * without (`xvr-4x04` in CVE-2021-33045): the bound is the statement, the rest stays open.
 */
function statusOf(one: NvdProduct, dated: ReadonlySet<string>, log: RepairLog): NvdProduct {
	const { product } = one;
	if (product.models.length === 0) return { ...one, product: described(product), status: "under_investigation" };
	if (product.undated !== true || !dated.has(nameKey(product))) return one;
	log.add("undated-beside-dated", product.pointer, product.name, "");
	return { ...one, status: "under_investigation" };
}

/** The kind as a name of its own: `NVR` matches no device surely, and rules none out. */
function described(product: Product): Product {
	return { ...product, models: [{ text: product.name, slot: "product_name", pointer: product.pointer }] };
}

function build({ criterion, beside }: Placed, log: RepairLog, around: (beside: Beside) => Around): Product {
	const pointer = step(criterion.pointer, "criteria");
	log.addAll(criterion.pointer, criterion.changes);
	const vendor = valueText(criterion.cpe.vendor).replaceAll("_", " ");
	const own = nameOf(criterion);
	log.addAll(pointer, own.changes);
	const models = joined(
		own.names.map((text): ModelName => ({ text, slot: "product_name", pointer })),
		fittingHardware(own, around(beside)),
	);
	const name = models[0]?.text ?? own.shown;
	return {
		productId: criterion.id,
		pointer,
		vendor,
		name,
		fullName: `${[vendor, name, criterion.range].filter((part) => part !== "").join(" ")} [source: nvd]`,
		models,
		expression: criterion.expression,
		expressionText: criterion.range,
		expressionPointer: criterion.range === "" ? "" : criterion.pointer,
		conditions: criterion.cpe.part === "a" ? around(beside).conditions : [],
		...(criterion.undated ? { undated: true } : {}),
	};
}

/** What stands beside, read once for all criteria of a node. */
interface Around {
	readonly hardware: readonly ModelName[];
	readonly byText: ReadonlyMap<string, ModelName>;
	readonly conditions: readonly string[];
}

/** Most hardware names under one nameless firmware, and most conditions: a longer list is no name any more. */
const MOST_BESIDE = 200;

function readAround({ hardware, others }: Beside): Around {
	const names = hardware.flatMap((part) =>
		nameOf(part).names.map((text): ModelName => ({ text, slot: "product_name", pointer: step(part.pointer, "criteria") })),
	);
	const byText = new Map(names.map((name) => [name.text, name]));
	const conditions = [...new Set(others.slice(0, MOST_BESIDE).map((part) => `running on ${shownOf(part)}`))];
	return { hardware: [...byText.values()].slice(0, MOST_BESIDE), byText, conditions };
}

/** Hardware of the same name; where the firmware names none (`nvr_firmware`) or there is but one, that which stands beside it. */
function fittingHardware(own: CpeName, { hardware, byText }: Around): readonly ModelName[] {
	if (own.names.length === 0 || byText.size === 1) return hardware;
	return own.names.flatMap((text) => byText.get(text) ?? []);
}

function joined(own: readonly ModelName[], more: readonly ModelName[]): readonly ModelName[] {
	if (own.length === 0) return more;
	return [...own, ...more.filter((name) => !own.some(({ text }) => text === name.text))];
}

function nameOf({ cpe }: Criterion): CpeName {
	// `cpe:2.3:o:acme:*` names everything of a maker: that is no statement about a device, and never taken as one.
	if (cpe.product.kind !== "text" || cpe.product.wildcard) return { names: [], shown: "any product", changes: [] };
	return readCpeName(cpe.product.text, valueText(cpe.vendor));
}

function valueText(value: CpeValue): string {
	return value.kind === "text" ? value.text : "";
}

function shownOf({ cpe }: Criterion): string {
	return `${valueText(cpe.vendor)} ${valueText(cpe.product)}`.replaceAll("_", " ").trim();
}
