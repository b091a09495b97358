/**
 * Names and versions spelt otherwise are never told "not listed" or "fixed": every product that a document on surveillance lists as affected
 * is asked about under the spellings in which inventories have it, and the last affected version in the forms that devices print.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { isCategoryName } from "../../src/catalog/model/category.ts";
import { explain } from "../../src/match/explain.ts";
import { createMatcher, type Matcher } from "../../src/match/matcher.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { blindDocuments } from "../support/quality.ts";

const NAMES: Readonly<Record<string, (name: string, vendor: string) => string>> = {
	"as listed": (name) => name,
	"small letters": (name) => name.toLowerCase(),
	"no dashes": (name) => name.replaceAll("-", ""),
	"blanks for dashes": (name) => name.replaceAll("-", " "),
	"dashes for blanks": (name) => name.replaceAll(" ", "-"),
	underscores: (name) => name.replaceAll(/[ -]/g, "_"),
	"the vendor in front": (name, vendor) => `${vendor} ${name}`,
	"a kind behind": (name) => `${name} Camera`,
	"a remark behind": (name) => `${name} (PoE)`,
	"no remarks": (name) => name.replaceAll(/\s*\([^)]*\)/g, ""),
	"in quotes": (name) => `"${name}"`,
	"no series": (name) => name.replace(/\s+series\b/i, ""),
	"a region behind": (name) => `${name}-EU`,
	"a revision behind": (name) => `${name} Rev. B`,
	"the plural": (name) => (/[a-z]{4}$/i.test(name) ? `${name}s` : name),
	"the singular": (name) => name.replace(/s$/, ""),
	"the first word left out": (name) => leaveOut(name, 0),
	"the last word left out": (name) => leaveOut(name, -1),
	"a word in the middle left out": (name) => (name.split(" ").length > 2 ? leaveOut(name, 1) : name),
	"the last word first": (name) => [name.split(" ").at(-1), ...name.split(" ").slice(0, -1)].join(" "),
	"what stands in brackets alone": (name) => /\(([^()]{4,})\)/.exec(name)?.[1] ?? name,
	"in Latin letters of full width": (name) => name.replaceAll(/[A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
};

/** A name without one of its words; the name itself where that was its code, or what stays is a number or two letters. */
function leaveOut(name: string, at: number): string {
	const words = name.split(" ");
	const left = words.at(at) ?? "";
	const kept = words.toSpliced(at, 1).join(" ");
	return (/\d/.test(left) && left.length >= 4) || !/[a-z]{3}|[a-z]-?\d{2}/i.test(kept) || isCategoryName(kept) ? name : kept;
}

const BRANDS: Readonly<Record<string, (vendor: string) => string>> = {
	"the first word": (vendor) => vendor.split(/[ ,]/)[0] ?? vendor,
	"without the last word": (vendor) => (vendor.includes(" ") ? vendor.split(" ").slice(0, -1).join(" ") : vendor),
	"the last word": (vendor) => vendor.split(/[ ,]+/).at(-1) ?? vendor,
	"a blank in it": (vendor) => (vendor.includes(" ") ? vendor : vendor.replace(/(?<=[a-z])(?=[A-Z])/, " ")),
	capitals: (vendor) => vendor.toUpperCase(),
	"one word": (vendor) => vendor.replaceAll(" ", ""),
	"a legal form": (vendor) => `${vendor} GmbH`,
	"a stranger's": () => "Tollgate",
	none: () => "",
};

const VERSIONS: Readonly<Record<string, (version: string) => string>> = {
	"as stated": (version) => version,
	"a letter in front": (version) => `V${version.replace(/^v/i, "")}`,
	"a word in front": (version) => `Version ${version}`,
	"firmware in front": (version) => `FW: ${version}`,
	"small letters": (version) => version.toLowerCase(),
	"a label behind": (version) => `${version} (multilang)`,
	"without its build": (version) => version.replace(/[_ ]?build.*$/i, ""),
	"without its last part": (version) => (/^v?\d+(?:\.\d+){2,}$/i.test(version) ? version.replace(/\.\d+$/, "") : version),
	"a zero in front of parts": (version) => version.replaceAll(/(?<=\.)(\d)(?=\.|$)/g, "0$1"),
	"a build number behind": (version) => `${version}_1`,
	"a blank behind the letter": (version) => `V ${version.replace(/^v/i, "")}`,
	"no letter": (version) => version.replace(/^v(?=\d)/i, ""),
	"a blank for the word build": (version) => version.replace(/[_ ]build[_ ]?/i, " "),
	"a comma before the build": (version) => version.replace(/[_ ]build/i, ", build"),
	"the word Firmware and a sign": (version) => `Firmware_${version}`,
	"a remark behind": (version) => `${version} (R)`,
};

/** Questions that were answered as safe, one line each. */
function safe(
	matcher: Matcher,
	ask: (say: (label: string, brand: string, model: string, firmware: string) => void, at: number) => void,
): string[] {
	const found: string[] = [];
	for (const [at, entry] of matcher.library.advisories.entries()) {
		ask((label, brand, model, firmware) => {
			const answer = explain({ brand, model, firmware }, { advisory: entry.advisory.id }, matcher);
			assert.ok(answer.ok);
			const { verdict } = answer.value;
			if (verdict !== "known_affected" && verdict !== "under_investigation")
				found.push(`${entry.advisory.id}, ${label}: ${brand} | ${model} | ${firmware}: ${verdict}`);
		}, at);
	}
	return found;
}

corpusTest("a listed device is never safe because of how its name, its brand or its version is spelt", async (t) => {
	const catalogue = await shippedCatalogue();
	const folders = [catalogueAdvisories(), blindDocuments, join(corpusFolder ?? "", "surveillance", "csaf", "surveillance")];
	const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
	let asked = 0;
	const found = safe(matcher, (say, at) => {
		const { advisory, products } = matcher.library.advisories[at] ?? assert.fail();
		const affected = products.filter(({ product }) =>
			advisory.vulnerabilities.some(({ status }) => status.get(product.productId) === "known_affected"),
		);
		for (const { product } of affected.slice(0, 8)) {
			const name = product.models[0]?.text ?? product.name;
			if (name.length > 60 || /xx|[*?]/i.test(name)) continue;
			// Where a document lists variants one by one, another letter behind is another model (rule 9 of docs/verdicts.md).
			const isOneOfSome = products.some(({ product: other }) => other.name !== product.name && other.name.startsWith(name));
			for (const [label, spell] of Object.entries(NAMES))
				if (!isOneOfSome || label !== "a region behind") say(label, product.vendor, spell(name, product.vendor), "");
			for (const [label, spell] of Object.entries(BRANDS)) say(label, spell(product.vendor), name, "");
			asked += Object.keys(NAMES).length + Object.keys(BRANDS).length;
			const { expression } = product;
			const last = expression.kind === "ranges" && expression.alternatives.length === 1 ? expression.alternatives[0] : undefined;
			if (last?.kind !== "interval" || last.upper?.inclusive !== true || last.upper.axis !== "version" || last.upper.synthetic === true)
				continue;
			for (const [label, write] of Object.entries(VERSIONS)) say(label, product.vendor, name, write(last.upper.text));
			asked += Object.keys(VERSIONS).length;
		}
	});
	t.diagnostic(`show: ${asked} spellings asked, ${found.length} answered as safe`);
	assert.deepEqual(found, []);
	assert.ok(asked > 3000);
});
