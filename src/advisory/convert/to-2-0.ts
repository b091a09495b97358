/** CSAF 2.1 (committee specification draft 03) to 2.0: what 2.0 has no place for is taken out and told, member by member. */

import { entriesOf, type Ledger, objectOf, type Rewritten, walk } from "./ledger.ts";
import { listVersion } from "./list-version.ts";

const NO_PLACE = "2.0 has no place for it";

/** Rewrites the document in place. */
export function rewriteTo20(root: Rewritten, ledger: Ledger): void {
	delete root["$schema"];
	ledger.changed("/$schema", "2.0 does not name its schema");
	const document = objectOf(root["document"]);
	if (document !== undefined) head(document, ledger);
	const day = String(objectOf(document?.["tracking"])?.["current_release_date"] ?? "").slice(0, 10);
	for (const [hole, at] of entriesOf(root, "vulnerabilities", "")) vulnerability(hole, at, day, ledger);
	tree(objectOf(root["product_tree"]), ledger);
	walk(root, (object, at) => small(object, at, ledger));
}

function head(document: Rewritten, ledger: Ledger): void {
	document["csaf_version"] = "2.0";
	ledger.drop(document, "license_expression", "/document", NO_PLACE);
	const distribution = objectOf(document["distribution"]);
	if (distribution !== undefined) ledger.drop(distribution, "sharing_group", "/document/distribution", NO_PLACE);
	const tlp = objectOf(distribution?.["tlp"]);
	const label = tlp?.["label"];
	const at = "/document/distribution/tlp/label";
	if (tlp !== undefined && label === "CLEAR") {
		tlp["label"] = "WHITE";
		ledger.changed(at, "CLEAR is called WHITE");
	} else if (tlp !== undefined && label === "AMBER+STRICT") {
		// RED alone is no wider than AMBER+STRICT: a label never becomes laxer by converting.
		tlp["label"] = "RED";
		ledger.lost(at, label, "2.0 has no AMBER+STRICT; it became RED, which is stricter");
	}
	const publisher = objectOf(document["publisher"]);
	if (publisher?.["category"] === "multiplier") {
		publisher["category"] = "other";
		ledger.lost("/document/publisher/category", "multiplier", "2.0 has no multiplier; it became other");
	}
}

function vulnerability(hole: Rewritten, at: string, day: string, ledger: Ledger): void {
	ledger.rename(hole, "disclosure_date", "release_date", at);
	ledger.drop(hole, "first_known_exploitation_dates", at, NO_PLACE);
	const [weakness, ...more] = entriesOf(hole, "cwes", at);
	if (weakness !== undefined) {
		const [{ version, ...cwe }, place] = weakness;
		hole["cwe"] = cwe;
		if (version === listVersion(String(cwe["id"] ?? ""), String(cwe["name"] ?? ""), day))
			ledger.changed(`${place}/version`, "it follows from the day and the name");
		else if (version !== undefined) ledger.lost(`${place}/version`, version, NO_PLACE);
		for (const [one, where] of more) ledger.lost(where, one, "2.0 has one weakness for each hole");
	}
	delete hole["cwes"];
	metrics(hole, at, ledger);
	const status = objectOf(hole["product_status"]);
	if (status?.["unknown"] !== undefined) {
		const open = Array.isArray(status["under_investigation"]) ? status["under_investigation"] : [];
		const unknown = Array.isArray(status["unknown"]) ? status["unknown"] : [];
		status["under_investigation"] = [...new Set([...open, ...unknown])];
		ledger.lost(`${at}/product_status/unknown`, status["unknown"], "2.0 has no status unknown; it became under_investigation");
		delete status["unknown"];
	}
	for (const [involvement, place] of entriesOf(hole, "involvements", at))
		for (const key of ["contact", "group_ids", "product_ids"]) ledger.drop(involvement, key, place, NO_PLACE);
	for (const [id, place] of entriesOf(hole, "ids", at))
		for (const key of ["group_ids", "product_ids"]) ledger.drop(id, key, place, NO_PLACE);
	for (const [remediation, place] of entriesOf(hole, "remediations", at)) {
		const other = { fix_planned: "none_available", optional_patch: "vendor_fix" }[String(remediation["category"])];
		if (other === undefined) continue;
		ledger.lost(`${place}/category`, remediation["category"], `2.0 has no such category; it became ${other}`);
		remediation["category"] = other;
	}
}

function metrics(hole: Rewritten, at: string, ledger: Ledger): void {
	const all = entriesOf(hole, "metrics", at);
	const scores: Rewritten[] = [];
	const scored = { cvss_v2: new Set<string>(), cvss_v3: new Set<string>() };
	for (const [metric, place] of all) {
		const content = objectOf(metric["content"]) ?? {};
		if (metric["source"] !== undefined) ledger.lost(`${place}/source`, metric["source"], NO_PLACE);
		for (const key of Object.keys(content))
			if (key !== "cvss_v2" && key !== "cvss_v3") ledger.lost(`${place}/content/${key}`, content[key], NO_PLACE);
		for (const key of ["cvss_v2", "cvss_v3"] as const) {
			if (content[key] === undefined) continue;
			const products = (Array.isArray(metric["products"]) ? metric["products"] : []).map(String);
			// A product has one score of an edition (6.1.7 of 2.0); 2.1 allows several with different sources.
			const free = products.filter((product) => !scored[key].has(product));
			for (const product of free) scored[key].add(product);
			if (free.length < products.length)
				ledger.lost(
					`${place}/content/${key}`,
					products.filter((product) => !free.includes(product)),
					"2.0 has one score of an edition for each product; the first one stays",
				);
			if (free.length > 0) scores.push({ [key]: content[key], products: free });
		}
	}
	if (all.length > 0) ledger.changed(`${at}/metrics`, "they are scores");
	delete hole["metrics"];
	if (scores.length > 0) hole["scores"] = joined(scores);
}

/** Scores of both editions for the same products are one entry. */
function joined(scores: readonly Rewritten[]): readonly Rewritten[] {
	const byProducts = new Map<string, Rewritten>();
	const all: Rewritten[] = [];
	for (const score of scores) {
		const key = JSON.stringify(score["products"]);
		const held = byProducts.get(key);
		const clashes = held !== undefined && Object.keys(score).some((name) => name !== "products" && Object.hasOwn(held, name));
		if (held !== undefined && !clashes) Object.assign(held, score);
		else {
			all.push(score);
			byProducts.set(key, score);
		}
	}
	return all;
}

function tree(product_tree: Rewritten | undefined, ledger: Ledger): void {
	const paths = entriesOf(product_tree, "product_paths", "/product_tree");
	if (product_tree === undefined || paths.length === 0) return;
	const relationships: Rewritten[] = [];
	for (const [path, at] of paths) {
		const subpaths = entriesOf(path, "subpaths", at);
		let from: unknown = path["beginning_product_reference"];
		for (const [index, [subpath]] of subpaths.entries()) {
			const isLast = index === subpaths.length - 1;
			const whole = objectOf(path["full_product_name"]) ?? {};
			// 2.0 relates two products at a time: steps on the way become products of their own.
			const full = isLast
				? whole
				: { name: `${String(whole["name"])} (step ${index + 1})`, product_id: `${String(whole["product_id"])}-step-${index + 1}` };
			relationships.push({
				category: subpath["category"],
				full_product_name: full,
				product_reference: from,
				relates_to_product_reference: subpath["next_product_reference"],
			});
			from = full["product_id"];
			if (!isLast) ledger.changed(at, "a path of several steps became as many relationships, with products in between");
		}
	}
	product_tree["relationships"] = relationships;
	delete product_tree["product_paths"];
	ledger.changed("/product_tree/product_paths", "they are relationships");
}

function small(object: Rewritten, at: string, ledger: Ledger): void {
	ledger.drop(object, "x_extensions", at, "2.0 has no extensions");
	if (at.endsWith("/product_identification_helper") && Array.isArray(object["purls"])) {
		const [first, ...more] = object["purls"] as unknown[];
		delete object["purls"];
		object["purl"] = first;
		ledger.changed(`${at}/purls`, "the first one is purl");
		for (const [index, one] of more.entries()) ledger.lost(`${at}/purls/${index + 1}`, one, "2.0 has one package URL for each product");
	}
	if (/\/notes\/\d+$/.test(at)) for (const key of ["group_ids", "product_ids"]) ledger.drop(object, key, at, NO_PLACE);
	if (object["category"] === "platform" && typeof object["name"] === "string") {
		object["category"] = "product_family";
		ledger.lost(`${at}/category`, "platform", "2.0 has no branch of category platform; it became product_family");
	}
}
