/** The schema of a CSAF document by section 3 of CSAF 2.0 (with Errata 01) and of CSAF 2.1 (committee specification draft 03). */
import { CVSS_NODES, CVSS_V3 } from "./cvss.ts";
import { EXTENSION } from "./extension.ts";
import { list, objects, oneOf, type SchemaNode, TEXT } from "./node.ts";
import { CPE_20, CPE_21, DATE_TIME, DOCUMENT_ID, LANGUAGE, pattern, trimmed, URI, VERSION } from "./patterns.ts";
import { publisherNode } from "./publisher.ts";
import { SSVC_V2 } from "./ssvc.ts";

/** Editions of CSAF that are checked. */
export type CsafVersion = "2.0" | "2.1";

const FLAGS =
	"component_not_present inline_mitigations_already_exist vulnerable_code_cannot_be_controlled_by_adversary vulnerable_code_not_in_execute_path vulnerable_code_not_present";
const RELATIONS = "default_component_of external_component_of installed_on installed_with optional_component_of";
const STATUSES = "first_affected first_fixed fixed known_affected known_not_affected last_affected recommended under_investigation";
const RESTARTS = "connected dependencies machine none parent service system vulnerable_component zone";
const PROBABILITY = pattern(/^(?:0\.[0-9]+|1\.0+)$/, "a number between 0.0 and 1.0 written as a text");

/** Makes the schema of one edition; section numbers are those of 2.0. */
function build(version: CsafVersion): SchemaNode {
	const is21 = version === "2.1";
	const object = objects(is21);
	/** Members that only one of the two has. */
	const only20 = <T>(members: T): T | object => (is21 ? {} : members);
	const only21 = <T>(members: T): T | object => (is21 ? members : {});
	const extensions = { x_extensions: list(EXTENSION, { set: true }) };

	// 3.1.1, 3.1.5 to 3.1.10
	const acknowledgments = list(object({ names: list(TEXT), organization: TEXT, summary: TEXT, urls: list(URI) }, "", { least: 1 }));
	const ids = list(TEXT, { set: true });
	const about = { group_ids: ids, product_ids: ids };
	const note = {
		audience: TEXT,
		category: oneOf("description details faq general legal_disclaimer other summary"),
		text: TEXT,
		title: TEXT,
		...only21(about),
	};
	const notes = list(object(note, "category text"));
	const references = list(object({ category: oneOf("external self"), summary: TEXT, url: URI }, "summary url"));

	// 3.1.3
	const hash = {
		algorithm: is21 ? pattern(/^[0-9a-z][0-9a-z-]*$/, "the name of a hash algorithm in lower case") : TEXT,
		value: is21
			? pattern(/^[0-9a-f]{32,}$/, "a hash in lower-case hexadecimal digits, at least 32 of them")
			: pattern(/^[0-9a-fA-F]{32,}$/, "a hash in hexadecimal digits, at least 32 of them"),
	};
	const hashes = object({ file_hashes: list(object(hash, "algorithm value"), { set: is21 }), filename: TEXT }, "file_hashes filename");
	const purl = pattern(is21 ? /^pkg:[a-z][a-z0-9.-]*\/./ : /^pkg:[A-Za-z.\-+][A-Za-z0-9.\-+]*\/./, "a package URL", 7);
	const purlNode: SchemaNode = { ...purl, fits: (value) => (purl.fits?.(value) ?? true) && (URI.fits?.(value) ?? true) };
	const helper = object(
		{
			cpe: is21 ? CPE_21 : CPE_20,
			hashes: list(hashes, { set: is21 }),
			model_numbers: ids,
			...only20({ purl: purlNode }),
			...only21({ purls: list(purlNode, { set: true }) }),
			sbom_urls: list(URI, { set: is21 }),
			serial_numbers: ids,
			skus: list(TEXT, { set: is21 }),
			x_generic_uris: list(object({ namespace: URI, uri: URI }, "namespace uri"), { set: is21 }),
		},
		"",
		{ least: 1 },
	);
	const product = object({ name: TEXT, product_id: TEXT, product_identification_helper: helper, ...only21(extensions) }, "name product_id");

	// 3.1.2
	const branch: SchemaNode = object(
		{
			branches: { kind: "choice", choose: () => branches },
			category: oneOf(
				`architecture host_name language ${is21 ? "platform" : "legacy"} patch_level product_family product_name product_version product_version_range service_pack specification vendor`,
			),
			name: TEXT,
			product,
		},
		"category name",
		{ least: 3, most: 3 },
	);
	const branches: SchemaNode = list(branch);

	// 3.2.1
	const publisher = publisherNode(version);
	const tlp = object({ label: oneOf(is21 ? "AMBER AMBER+STRICT CLEAR GREEN RED" : "AMBER GREEN RED WHITE"), url: URI }, "label");
	const group = {
		id: pattern(
			/^(?:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|0{8}-(?:0{4}-){3}0{12}|f{8}-(?:f{4}-){3}f{12})$/,
			"a UUID of version 4 in lower case, or the Nil or Max UUID",
		),
		name: TEXT,
	};
	const distribution = is21
		? object({ sharing_group: object(group, "id"), text: TEXT, tlp }, "tlp")
		: object({ text: TEXT, tlp }, "", { least: 1 });
	const engine = object({ name: TEXT, version: TEXT }, "name");
	const revision = object({ date: DATE_TIME, legacy_version: TEXT, number: VERSION, summary: TEXT }, "date number summary");
	const tracking = object(
		{
			aliases: ids,
			current_release_date: DATE_TIME,
			generator: object({ date: DATE_TIME, engine }, "engine"),
			id: DOCUMENT_ID,
			initial_release_date: DATE_TIME,
			revision_history: list(revision),
			status: oneOf("draft final interim"),
			version: VERSION,
		},
		"current_release_date id initial_release_date revision_history status version",
	);
	const document = object(
		{
			acknowledgments,
			aggregate_severity: object({ namespace: URI, text: TEXT }, "text"),
			category: trimmed("a category without blanks, dashes, underscores or dots at its ends"),
			csaf_version: oneOf(version),
			distribution,
			lang: LANGUAGE,
			...only21({ license_expression: TEXT }),
			notes,
			publisher,
			references,
			source_lang: LANGUAGE,
			title: TEXT,
			tracking,
			...only21(extensions),
		},
		`category csaf_version ${is21 ? "distribution " : ""}publisher title tracking`,
	);

	// 3.2.2
	const productGroup = object({ group_id: TEXT, product_ids: list(TEXT, { least: 2, set: true }), summary: TEXT }, "group_id product_ids");
	const relationship = object(
		{ category: oneOf(RELATIONS), full_product_name: product, product_reference: TEXT, relates_to_product_reference: TEXT },
		"category full_product_name product_reference relates_to_product_reference",
	);
	const subpath = object({ category: oneOf(RELATIONS), next_product_reference: TEXT }, "category next_product_reference");
	const productPath = object(
		{ beginning_product_reference: TEXT, full_product_name: product, subpaths: list(subpath) },
		"beginning_product_reference full_product_name subpaths",
	);
	const tree = object(
		{
			branches,
			full_product_names: list(product),
			product_groups: list(productGroup),
			...only20({ relationships: list(relationship) }),
			...only21({ product_paths: list(productPath) }),
		},
		"",
		{ least: 1 },
	);

	// 3.2.3
	const weaknessId = pattern(/^CWE-[1-9]\d{0,5}$/, "a CWE id such as CWE-79");
	const weakness = is21
		? object(
				{
					id: weaknessId,
					name: trimmed("the name of a weakness without blanks or dashes at its ends"),
					version: pattern(/^[1-9]\d*\.(?:[0-9]|[1-9]\d+)(?:\.\d+)?$/, "a version of CWE such as 4.12"),
				},
				"id name version",
			)
		: object({ id: weaknessId, name: TEXT }, "id name");
	const statuses = Object.fromEntries([...STATUSES.split(" "), ...(is21 ? ["unknown"] : [])].map((name) => [name, ids]));
	const party = oneOf("coordinator discoverer other user vendor");
	const involvement = {
		date: DATE_TIME,
		party,
		status: oneOf("completed contact_attempted disputed in_progress not_contacted open"),
		summary: TEXT,
		...only21({ contact: TEXT, ...about }),
	};
	const remediation = {
		category: oneOf(
			is21
				? "fix_planned mitigation no_fix_planned none_available optional_patch vendor_fix workaround"
				: "mitigation no_fix_planned none_available vendor_fix workaround",
		),
		date: DATE_TIME,
		details: TEXT,
		entitlements: list(TEXT),
		...about,
		restart_required: object({ category: oneOf(RESTARTS), details: TEXT }, "category"),
		url: URI,
	};
	const threat = { category: oneOf("exploit_status impact target_set"), date: DATE_TIME, details: TEXT, ...about };
	const scores = list(object({ cvss_v2: CVSS_NODES["2.0"], cvss_v3: CVSS_V3, products: ids }, "products", { least: 2 }));
	const content = object(
		{
			cvss_v2: CVSS_NODES["2.0"],
			cvss_v3: CVSS_V3,
			cvss_v4: CVSS_NODES["4.0"],
			epss: object({ percentile: PROBABILITY, probability: PROBABILITY, timestamp: DATE_TIME }, "percentile probability timestamp"),
			qualitative_severity_rating: oneOf("critical high low medium none"),
			ssvc_v2: SSVC_V2,
			...extensions,
		},
		"",
		{ least: 1 },
	);
	const exploitation = object({ date: DATE_TIME, exploitation_date: DATE_TIME, ...about }, "date exploitation_date", { least: 3 });
	const vulnerability = object(
		{
			acknowledgments,
			cve: pattern(/^CVE-[0-9]{4}-[0-9]{4,}$/, "a CVE id such as CVE-2021-33045"),
			...only20({ cwe: weakness, release_date: DATE_TIME, scores }),
			...only21({
				cwes: list(weakness, { set: true }),
				disclosure_date: DATE_TIME,
				first_known_exploitation_dates: list(exploitation, { set: true }),
				metrics: list(object({ content, products: ids, source: URI }, "content products"), { set: true }),
				...extensions,
			}),
			discovery_date: DATE_TIME,
			flags: list(object({ date: DATE_TIME, label: oneOf(FLAGS), ...about }, "label"), { set: true }),
			ids: list(object({ system_name: TEXT, text: TEXT, ...only21(about) }, "system_name text"), { set: true }),
			involvements: list(object(involvement, "party status"), { set: true }),
			notes,
			product_status: object(statuses, "", { least: 1 }),
			references,
			remediations: list(object(remediation, "category details")),
			threats: list(object(threat, "category details")),
			title: TEXT,
		},
		"",
		{ least: 1 },
	);
	const root = { document, product_tree: tree, vulnerabilities: list(vulnerability) };
	return is21
		? object({ $schema: oneOf("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json"), ...root, ...extensions }, "$schema document")
		: object(root, "document");
}

const built = new Map<CsafVersion, SchemaNode>();

/** The schema of an edition, made when it is first asked for. */
export function csafSchema(version: CsafVersion): SchemaNode {
	const held = built.get(version) ?? build(version);
	built.set(version, held);
	return held;
}
