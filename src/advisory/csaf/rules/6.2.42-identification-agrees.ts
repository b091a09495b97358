/** Test 6.2.42 of CSAF 2.1: CPE and package URLs say at least what the branches say, and CPE no more. */
import { text } from "../json.ts";
import { parsePurl } from "../purl.ts";
import { pathTo } from "./6.3.9-branch-categories.ts";
import { type Product, textsOf } from "./csaf-view.ts";
import { type Report, rule } from "./rule.ts";

/** Parts of a CPE 2.3 name in order, behind `cpe:2.3:`. */
const PARTS = [
	"part",
	"vendor",
	"product",
	"version",
	"update",
	"edition",
	"language",
	"sw_edition",
	"target_sw",
	"target_hw",
	"other",
] as const;
type Part = (typeof PARTS)[number];

/** The part that says what a branch category says. */
const COUNTERPARTS: Readonly<Record<string, Part>> = {
	vendor: "vendor",
	product_name: "product",
	product_version: "version",
	product_version_range: "version",
	service_pack: "update",
	patch_level: "update",
	language: "language",
	architecture: "target_hw",
	platform: "target_sw",
};

function readCpe(cpe: string): ReadonlyMap<Part, string> {
	const is23 = cpe.startsWith("cpe:2.3:");
	const values = is23 ? cpe.slice("cpe:2.3:".length).split(/(?<!\\):/) : cpe.replace(/^cpe:\//i, "").split(":");
	const names = is23 ? PARTS : PARTS.slice(0, 7);
	return new Map(names.map((name, at) => [name, values[at] === undefined || values[at] === "" ? "*" : values[at]]));
}

const plain = (value: string): string =>
	decodePercent(value.replace(/\\(.)/g, "$1"))
		.toLowerCase()
		.replace(/^v(?=\d)/, "")
		.replace(/\s+/g, "_");

function decodePercent(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** The test. */
export const identificationAgrees = rule(
	"6.2.42",
	"Inconsistent Product Identification Helper",
	"A CPE that says more or less than the tree matches other devices than the tree does.",
	({ products }, report) => {
		for (const product of products) {
			if (product.branch === undefined || product.helper === undefined) continue;
			checkCpe(product, report);
			checkPurls(product, report);
		}
	},
);

function checkCpe(product: Product, report: Report): void {
	const cpe = text(product.helper, "cpe");
	if (cpe === undefined) return;
	const pointer = product.place.pointer("product_identification_helper", "cpe");
	const parts = readCpe(cpe);
	const told = new Set<Part>();
	for (const { category = "", name = "" } of pathTo(product.branch)) {
		const part = Object.hasOwn(COUNTERPARTS, category) ? COUNTERPARTS[category] : undefined;
		if (part === undefined || !parts.has(part)) continue;
		told.add(part);
		const value = parts.get(part) ?? "*";
		if (category === "product_version_range") continue;
		if (value === "*" || value === "-") report(pointer, `the CPE leaves out the ${part} "${name.slice(0, 60)}" of the branches`);
		else if (/(?<!\\)[*?]/.test(value) && !/[*?]/.test(name)) report(pointer, `the ${part} of the CPE has a wildcard`);
		else if (part === "version" && plain(value) !== plain(name))
			report(pointer, `the CPE has the version ${value.slice(0, 60)}, and the branch ${name.slice(0, 60)}`);
	}
	for (const [part, value] of parts)
		if (part !== "part" && part !== "vendor" && part !== "product" && value !== "*" && value !== "-" && !told.has(part))
			report(pointer, `the CPE has the ${part} ${value.slice(0, 60)}, which no branch states`);
}

function checkPurls(product: Product, report: Report): void {
	const version = pathTo(product.branch).find(({ category }) => category === "product_version")?.name;
	for (const [at, purl] of textsOf(product.helper, "purls").entries()) {
		const read = parsePurl(purl);
		if (!read.ok || version === undefined) continue;
		const pointer = product.place.pointer("product_identification_helper", "purls", at);
		if (read.value.version === undefined)
			report(pointer, `the package URL leaves out the version "${version.slice(0, 60)}" of the branches`);
		else if (plain(read.value.version) !== plain(version))
			report(pointer, `the package URL has the version ${read.value.version.slice(0, 60)}, and the branch ${version.slice(0, 60)}`);
	}
}
