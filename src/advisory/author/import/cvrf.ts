/** A draft from CVRF 1.2 (ICASI and OASIS), the form before CSAF: structure is taken over, what has no place is left out and told. */
import type { Draft, DraftHole, DraftStatement } from "../draft.ts";
import { emptyDraft, REMEDIES } from "../draft.ts";
import { endsOf, Gathering, type Imported } from "./imported.ts";
import { childrenOf, find, textAt, type XmlElement } from "./xml.ts";

/** Whether the root is a CVRF document's. */
export function isCvrf(root: XmlElement): boolean {
	return root.name === "cvrfdoc";
}

/** Makes the draft. `schemeOf` gives the firmware scheme of a vendor. */
export function draftFromCvrf(root: XmlElement, trackingId: string, schemeOf: (vendor: string) => string): Imported {
	const gathering = new Gathering(schemeOf);
	const products = productsOf(find(root, "ProductTree"), gathering);
	const publisher = find(root, "DocumentPublisher");
	const holes = childrenOf(root, "Vulnerability").map((hole, index) => holeOf(hole, index, products, gathering));
	const notes = childrenOf(find(root, "DocumentNotes"), "Note");
	const summary = notes.find(({ attributes }) => attributes.get("Type") === "Summary");
	const contact = textAt(publisher, "IssuingAuthority") || textAt(publisher, "ContactDetails");
	const draft: Draft = {
		...emptyDraft(trackingId),
		title: textAt(root, "DocumentTitle"),
		publisher: { name: contact.slice(0, 200), namespace: "", category: (publisher?.attributes.get("Type") ?? "vendor").toLowerCase() },
		summary: summary?.text ?? "",
		products: gathering.products,
		holes,
		notes: notes
			.filter((note) => note !== summary && note.text !== "")
			.map(({ attributes, text }) => ({ title: attributes.get("Title") ?? "", text })),
		references: childrenOf(find(root, "DocumentReferences"), "Reference").map((one) => ({
			summary: textAt(one, "Description"),
			url: textAt(one, "URL"),
		})),
		acknowledgements: childrenOf(find(root, "Acknowledgments"), "Acknowledgment").map((one) => ({
			names: childrenOf(one, "Name").map(({ text }) => text),
			organization: textAt(one, "Organization"),
			summary: textAt(one, "Description"),
		})),
		releases: childrenOf(find(root, "DocumentTracking", "RevisionHistory"), "Revision")
			.map((one) => ({ date: textAt(one, "Date"), summary: textAt(one, "Description") }))
			.filter(({ date }) => Number.isFinite(Date.parse(date)))
			.map(({ date, summary: told }) => ({
				date: new Date(Date.parse(date)).toISOString().replace(/\.\d{3}Z$/, "Z"),
				summary: told || "Revised.",
			})),
		marks: gathering.marks,
	};
	gathering.mark("/title", "high", placeOf(find(root, "DocumentTitle"), root));
	gathering.mark("/publisher/name", "medium", placeOf(publisher, root));
	if (summary !== undefined) gathering.mark("/summary", "medium", placeOf(summary, root));
	return { draft, left: gathering.left };
}

function placeOf(element: XmlElement | undefined, root: XmlElement): string {
	return element === undefined ? `line ${root.line}` : `${element.name}, line ${element.line}`;
}

/** A leaf: the product's key and its version as it was written. */
interface Leaf {
	readonly key: string;
	readonly vendor: string;
	readonly name: string;
	readonly version: string;
	readonly place: string;
}

function productsOf(tree: XmlElement | undefined, gathering: Gathering): ReadonlyMap<string, Leaf> {
	const leaves = new Map<string, Leaf>();
	const waiting: (readonly [XmlElement, ReadonlyMap<string, string>])[] = tree === undefined ? [] : [[tree, new Map()]];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const [element, path] = next;
		for (const full of childrenOf(element, "FullProductName")) {
			const vendor = path.get("Vendor") ?? "";
			const name = path.get("Product Name") ?? path.get("Product Family") ?? full.text;
			const id = full.attributes.get("ProductID") ?? "";
			const place = `FullProductName ${id}, line ${full.line}`;
			const key = gathering.product(vendor, name, [], vendor === "" ? "low" : "high", place);
			leaves.set(id, { key, vendor, name, version: path.get("Product Version") ?? "", place });
		}
		for (const branch of childrenOf(element, "Branch").toReversed())
			waiting.push([branch, new Map([...path, [branch.attributes.get("Type") ?? "", branch.attributes.get("Name") ?? ""]])]);
		for (const relationship of childrenOf(element, "Relationship"))
			gathering.leave(
				"a relationship of products",
				`Relationship, line ${relationship.line}`,
				"State the joined product as one of its own.",
			);
	}
	return leaves;
}

const STATUS: Readonly<Record<string, DraftStatement["status"] | "fixed">> = {
	"Known Affected": "known_affected",
	"First Affected": "known_affected",
	"Last Affected": "known_affected",
	"Known Not Affected": "known_not_affected",
	Fixed: "fixed",
	"First Fixed": "fixed",
	"Under Investigation": "under_investigation",
};

function holeOf(hole: XmlElement, index: number, products: ReadonlyMap<string, Leaf>, gathering: Gathering): DraftHole {
	const at = `/holes/${index}`;
	const notes = childrenOf(find(hole, "Notes"), "Note");
	const threats = childrenOf(find(hole, "Threats"), "Threat");
	const told = (kind: string) =>
		threats
			.filter(({ attributes }) => attributes.get("Type") === kind)
			.map((one) => textAt(one, "Description"))
			.join(" ");
	const cwe = find(hole, "CWE");
	gathering.mark(at, "high", `Vulnerability, line ${hole.line}`);
	const vectors = ["ScoreSetV3", "ScoreSetV2"].flatMap((name) =>
		childrenOf(find(hole, "CVSSScoreSets"), name).map((set) => textAt(set, `Vector${name.slice(-2)}`) || textAt(set, "Vector")),
	);
	const third = vectors.find((vector) => vector.startsWith("CVSS:3")) ?? "";
	if (third === "" && vectors.length > 0)
		gathering.leave("a score of CVSS 2, which drafts do not hold", `CVSSScoreSets, line ${hole.line}`, "Score it with CVSS 3.1.");
	return {
		cve: textAt(hole, "CVE"),
		title: textAt(hole, "Title"),
		description:
			notes.find(({ attributes }) => attributes.get("Type") === "Description" || attributes.get("Type") === "General")?.text ?? "",
		cwe: cwe?.attributes.get("ID") ?? "",
		cvss3: third,
		cvss4: "",
		impact: told("Impact"),
		exploited: told("Exploit Status"),
		statements: statementsOf(hole, at, products, gathering),
	};
}

function statementsOf(hole: XmlElement, at: string, products: ReadonlyMap<string, Leaf>, gathering: Gathering): readonly DraftStatement[] {
	const remedies = childrenOf(find(hole, "Remediations"), "Remediation");
	const fixes = new Map<string, string>();
	const statements: DraftStatement[] = [];
	const listed = childrenOf(find(hole, "ProductStatuses"), "Status").flatMap((status) =>
		childrenOf(status, "ProductID").map(({ text, line }) => ({ id: text, line, status: STATUS[status.attributes.get("Type") ?? ""] })),
	);
	for (const { id, status } of listed) {
		const leaf = products.get(id);
		if (leaf !== undefined && status === "fixed" && !fixes.has(leaf.key)) fixes.set(leaf.key, leaf.version);
	}
	for (const { id, status, line } of listed) {
		const leaf = products.get(id);
		if (status === "fixed") continue;
		if (leaf === undefined || status === undefined) {
			gathering.leave(`the status of product ${id.slice(0, 60)}`, `Status, line ${line}`, "State it by hand.");
			continue;
		}
		const ends = endsOf(leaf.version, `${leaf.vendor} ${leaf.name}`);
		const place = `${at}/statements/${statements.length}`;
		gathering.mark(
			place,
			ends === undefined ? "low" : /^[\w. -]*$/.test(leaf.version) ? "high" : "medium",
			`${leaf.place}, "${leaf.version.slice(0, 60)}"`,
		);
		const remedy =
			remedies.find((one) => childrenOf(one, "ProductID").some(({ text }) => text === id)) ??
			remedies.find((one) => childrenOf(one, "ProductID").length === 0);
		statements.push({
			product: leaf.key,
			status,
			...(ends ?? { from: "", to: "", toIncluded: false }),
			fix: fixes.get(leaf.key) ?? "",
			remedy: categoryOf(remedy?.attributes.get("Type")),
			details: textAt(remedy, "Description"),
			url: textAt(remedy, "URL"),
		});
	}
	return statements;
}

/** `Vendor Fix`, `Will Not Fix` and the others of section 6.15. */
function categoryOf(type: string | undefined): DraftStatement["remedy"] {
	const name = (type ?? "").toLowerCase().replaceAll(" ", "_");
	return (
		REMEDIES.find((one) => one === name) ?? (name === "will_not_fix" ? "no_fix_planned" : name === "" ? "none_available" : "vendor_fix")
	);
}
