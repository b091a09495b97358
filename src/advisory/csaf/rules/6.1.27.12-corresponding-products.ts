/** Tests 6.1.27.12, 6.1.27.13 and 6.2.39.1 of CSAF 2.1: affected and fixed versions of one product stand side by side. */
import { asObject, member, text } from "../json.ts";
import { ofProfiles } from "./6.1.27-profiles.ts";
import { pathTo } from "./6.3.9-branch-categories.ts";
import { type CsafView, itemsOf, type Located, type Product, productsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

/** Categories that tell versions of one product apart. */
const OF_VERSIONS = new Set(["product_version", "product_version_range", "patch_level", "service_pack"]);

/** What stays the same over the versions of a product: its path without them, or what it is combined of. */
class Families {
	readonly #products: ReadonlyMap<string, Product>;
	readonly #paths: ReadonlyMap<string, Located>;

	constructor(view: CsafView) {
		this.#products = new Map(view.products.map((product) => [product.id ?? "", product]));
		this.#paths = new Map(view.paths.map((path) => [text(asObject(member(path.node, "full_product_name")), "product_id") ?? "", path]));
	}

	/** The keys by which the product can correspond to another: the whole, and for `installed_with` what comes before it. */
	keysOf(id: string, depth = 0): readonly string[] {
		const path = this.#paths.get(id);
		if (path !== undefined && depth < 8) return this.#keysOfPath(path, depth);
		const product = this.#products.get(id);
		if (product?.branch === undefined) return [];
		const kept = pathTo(product.branch).filter(({ category }) => !OF_VERSIONS.has(category ?? ""));
		return [JSON.stringify(kept.map(({ category, name }) => [category, name]))];
	}

	/** True when nothing is known by which the product could be compared. */
	isOpaque(id: string): boolean {
		return this.keysOf(id).length === 0;
	}

	#keysOfPath(path: Located, depth: number): readonly string[] {
		let key = this.keysOf(text(path.node, "beginning_product_reference") ?? "", depth + 1)[0];
		if (key === undefined) return [];
		const keys: string[] = [];
		for (const { node } of itemsOf(path, "subpaths")) {
			const category = text(node, "category") ?? "";
			if (category === "installed_with") keys.push(key);
			key = `${key} ${category} ${this.keysOf(text(node, "next_product_reference") ?? "", depth + 1)[0] ?? "?"}`;
		}
		return [key, ...keys];
	}
}

/** Test 6.1.27.12. */
export const affectedProducts = ofProfiles(
	"security_advisory",
	rule("6.1.27.12", "Affected Products", "A security advisory exists to say what is affected.", (view, report) => {
		for (const { node, place } of view.vulnerabilities) {
			const status = asObject(member(node, "product_status"));
			if (member(status, "known_affected") === undefined)
				report(place.pointer(...(status === undefined ? [] : ["product_status"])), "the product status has no known_affected");
		}
	}),
);

/** Test 6.1.27.13. A product outside the branches has nothing to be compared by: any affected product passes for it. */
export const correspondingAffected = ofProfiles(
	"security_advisory",
	rule(
		"6.1.27.13",
		"Corresponding Affected Products",
		"A fix without the versions it is for tells no owner whether to install it.",
		(view, report) => {
			const families = new Families(view);
			for (const vulnerability of view.vulnerabilities) {
				const affected = statusEntries(view, vulnerability, ["Affected"]).map(({ product }) => product);
				const known = new Set(affected.flatMap((id) => families.keysOf(id)));
				const hasOpaque = affected.some((id) => families.isOpaque(id));
				for (const { product, pointer } of statusEntries(view, vulnerability, ["Fixed"])) {
					const keys = families.keysOf(product);
					const passes = keys.length === 0 ? affected.length > 0 : keys.some((key) => known.has(key)) || hasOpaque;
					if (!passes) report(pointer(), `no affected version of the product "${product}" is listed`);
				}
			}
		},
	),
);

const NO_FIX = new Set(["fix_planned", "no_fix_planned", "none_available"]);

/** Test 6.2.39.1. It is skipped where the document says that there is no fixed version. */
export const missingFixed = ofProfiles(
	"security_advisory",
	rule(
		"6.2.39.1",
		"Missing Fixed Product",
		"Programs find out from the fixed version whether a device is done; prose does not tell them.",
		(view, report) => {
			const families = new Families(view);
			for (const vulnerability of view.vulnerabilities) {
				const fixed = statusEntries(view, vulnerability, ["Fixed"]).map(({ product }) => product);
				const known = new Set(fixed.flatMap((id) => families.keysOf(id)));
				const remedies = categoriesByProduct(view, vulnerability);
				for (const { product, pointer } of statusEntries(view, vulnerability, ["Affected"])) {
					const categories = remedies.get(product) ?? new Set();
					if ([...categories].some((one) => NO_FIX.has(one)) && !categories.has("vendor_fix")) continue;
					const keys = families.keysOf(product);
					const passes =
						keys.length === 0 ? fixed.length > 0 : keys.some((key) => known.has(key)) || fixed.some((id) => families.isOpaque(id));
					if (!passes) report(pointer(), `no fixed version of the product "${product}" is listed`);
				}
			}
		},
	),
);

function categoriesByProduct(view: CsafView, vulnerability: Located): ReadonlyMap<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	for (const { node } of itemsOf(vulnerability, "remediations"))
		for (const product of productsOf(view, node)) found.set(product, (found.get(product) ?? new Set()).add(text(node, "category") ?? ""));
	return found;
}
