/** CSAF 2.0 to 2.1 (committee specification draft 03): every member keeps its meaning, or is told. */
import { decodeVersion } from "../../catalog/vers/percent.ts";
import { entriesOf, type Ledger, objectOf, type Rewritten, walk } from "./ledger.ts";
import { listVersion } from "./list-version.ts";

const SCHEMA = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json";

/** Rewrites the document in place. */
export function rewriteTo21(root: Rewritten, ledger: Ledger): void {
	root["$schema"] = SCHEMA;
	ledger.added("/$schema", "2.1 names its schema");
	const document = objectOf(root["document"]);
	if (document !== undefined) head(document, ledger);
	const day = String(objectOf(document?.["tracking"])?.["current_release_date"] ?? "").slice(0, 10);
	for (const [hole, at] of entriesOf(root, "vulnerabilities", "")) vulnerability(hole, at, day, ledger);
	walk(root, (object, at) => helper(object, at, ledger));
	tree(objectOf(root["product_tree"]), ledger);
}

function head(document: Rewritten, ledger: Ledger): void {
	document["csaf_version"] = "2.1";
	const distribution = objectOf(document["distribution"]) ?? {};
	document["distribution"] = distribution;
	const tlp = objectOf(distribution["tlp"]);
	if (tlp === undefined) {
		distribution["tlp"] = { label: "AMBER" };
		ledger.added(
			"/document/distribution/tlp",
			"2.1 asks for a label: AMBER, because the document states none and nobody said that it may be public",
		);
	} else if (tlp["label"] === "WHITE") {
		tlp["label"] = "CLEAR";
		ledger.changed("/document/distribution/tlp/label", "WHITE is called CLEAR");
	}
}

function vulnerability(hole: Rewritten, at: string, day: string, ledger: Ledger): void {
	ledger.rename(hole, "release_date", "disclosure_date", at);
	const cwe = objectOf(hole["cwe"]);
	if (cwe !== undefined) {
		delete hole["cwe"];
		hole["cwes"] = [{ ...cwe, version: listVersion(String(cwe["id"] ?? ""), String(cwe["name"] ?? ""), day) }];
		ledger.changed(`${at}/cwe`, "it is one of cwes, with the version of the CWE List that has this name");
	}
	const scores = entriesOf(hole, "scores", at);
	if (scores.length > 0) {
		hole["metrics"] = scores.map(([{ products, ...content }]) => ({ content, products }));
		delete hole["scores"];
		ledger.changed(`${at}/scores`, "they are metrics");
	}
}

function helper(object: Rewritten, at: string, ledger: Ledger): void {
	if (at.endsWith("/product_identification_helper") && typeof object["purl"] === "string") {
		object["purls"] = [object["purl"]];
		delete object["purl"];
		ledger.changed(`${at}/purl`, "it is one of purls");
	}
	if (typeof object["algorithm"] === "string" && typeof object["value"] === "string" && at.includes("/file_hashes/")) {
		const [algorithm, value] = [object["algorithm"].toLowerCase(), object["value"].toLowerCase()];
		if (algorithm !== object["algorithm"] || value !== object["value"]) ledger.changed(at, "2.1 writes hashes in lower case");
		object["algorithm"] = algorithm;
		object["value"] = value;
	}
	singleVersion(object, at, ledger);
	if (object["category"] === "legacy" && typeof object["name"] === "string") {
		object["category"] = "product_family";
		ledger.lost(`${at}/category`, "legacy", "2.1 has no branch of category legacy; it became product_family");
	}
}

/** `vers:hikvision/V5.4.0` is no range (6.1.59 of 2.1): it is that version. */
function singleVersion(object: Rewritten, at: string, ledger: Ledger): void {
	if (object["category"] !== "product_version_range" || typeof object["name"] !== "string") return;
	const version = /^vers:[a-z][a-z0-9.-]*\/([^<>=!|*]{1,2000})$/.exec(object["name"])?.[1];
	const decoded = version === undefined ? undefined : decodeVersion(version, 0);
	if (decoded === undefined || !decoded.ok) return;
	object["category"] = "product_version";
	object["name"] = decoded.value;
	ledger.changed(at, "a range of one version is that version");
}

function tree(product_tree: Rewritten | undefined, ledger: Ledger): void {
	const relationships = entriesOf(product_tree, "relationships", "/product_tree");
	if (product_tree === undefined || relationships.length === 0) return;
	product_tree["product_paths"] = relationships.map(([relationship]) => ({
		beginning_product_reference: relationship["product_reference"],
		full_product_name: relationship["full_product_name"],
		subpaths: [{ category: relationship["category"], next_product_reference: relationship["relates_to_product_reference"] }],
	}));
	delete product_tree["relationships"];
	ledger.changed("/product_tree/relationships", "they are product_paths of one step");
}
