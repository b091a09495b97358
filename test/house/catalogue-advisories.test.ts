/** Our own advisories: built from the facts as they stand, sound by CSAF's mandatory tests, complete, and in our own words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { parseExpression } from "../../src/advisory/range/parse-expression.ts";
import { findScheme } from "../../src/catalog/firmware/schemes.ts";
import { compileModelPattern } from "../../src/catalog/model/compile.ts";
import { flatProducts, ownAdvisories, proseOf } from "../support/own-advisories.ts";
import { read, repositoryFiles, root } from "./tree.ts";

const { builtAdvisories } = (await import(pathToFileURL(`${root}/scripts/build-advisories.mjs`).href)) as {
	builtAdvisories(): readonly (readonly [file: string, text: string])[];
};

const documents = ownAdvisories();

/** Runs a check over every document and lists what it finds, with the file in front. */
function everyDocument(name: string, check: (document: (typeof documents)[number]) => readonly string[]): void {
	test(name, () => {
		const found = documents.flatMap((document) => check(document).map((line) => `${document.file}: ${line}`));
		assert.deepEqual(found, []);
	});
}

const repeated = (list: readonly string[]): readonly string[] => list.filter((item, at) => list.indexOf(item) !== at);

test("the files are what the facts give: run `node scripts/build-advisories.mjs` after a change of facts", () => {
	const built = [...builtAdvisories()].sort(([a], [b]) => (a < b ? -1 : 1));
	assert.deepEqual(
		documents.map((document) => document.file),
		built.map(([file]) => file),
	);
	for (const [index, [file, text]] of built.entries())
		assert.ok(documents[index]?.text === text, `${file} differs from what the facts give`);
});

test("ids are unique and of our own form, and each hole has one document", () => {
	const ids = documents.map((document) => document.csaf.document.tracking.id);
	assert.deepEqual(repeated(ids), []);
	assert.deepEqual(
		ids.filter((id) => !/^SEAWALL-\d{4}-\d{4}$/.test(id)),
		[],
	);
	assert.deepEqual(repeated(documents.flatMap((document) => document.csaf.vulnerabilities.map((hole) => hole.cve))), []);
});

everyDocument("a file is named by its id (CSAF 2.0 section 5.1)", ({ file, csaf }) =>
	file === `${csaf.document.tracking.id.toLowerCase()}.json` ? [] : [csaf.document.tracking.id],
);

everyDocument("product ids are defined once (6.1.2) and all in use (6.2.1)", ({ csaf }) => {
	const ids = flatProducts(csaf).map((leaf) => leaf.product.product_id);
	const used = new Set(csaf.vulnerabilities.flatMap((hole) => Object.values(hole.product_status).flat()));
	return [...repeated(ids).map((id) => `${id} twice`), ...ids.filter((id) => !used.has(id)).map((id) => `${id} unused`)];
});

everyDocument("every product id that is used is defined (6.1.1)", ({ csaf }) => {
	const defined = new Set(flatProducts(csaf).map((leaf) => leaf.product.product_id));
	const used = csaf.vulnerabilities.flatMap((hole) => [
		...Object.values(hole.product_status).flat(),
		...hole.remediations.flatMap((remediation) => remediation.product_ids),
		...(hole.scores ?? []).flatMap((score) => score.products),
	]);
	return used.filter((id) => !defined.has(id));
});

everyDocument("no product has two statuses under one hole (6.1.6)", ({ csaf }) =>
	csaf.vulnerabilities.flatMap((hole) => repeated(Object.values(hole.product_status).flat()).map((id) => `${hole.cve} ${id}`)),
);

everyDocument("every product at risk has exactly one remediation, and a fixed one none", ({ csaf }) =>
	csaf.vulnerabilities.flatMap((hole) => {
		const { known_affected: affected = [], under_investigation: open = [] } = hole.product_status;
		const told = hole.remediations.flatMap((remediation) => remediation.product_ids);
		const atRisk = [...affected, ...open];
		return [
			...atRisk.filter((id) => !told.includes(id)).map((id) => `${hole.cve} ${id} has none`),
			...repeated(told).map((id) => `${hole.cve} ${id} has two`),
			...told.filter((id) => !atRisk.includes(id)).map((id) => `${hole.cve} ${id} is not at risk`),
		];
	}),
);

everyDocument("a product is scored once, and only when at risk (6.1.7, 6.2.19)", ({ csaf }) =>
	csaf.vulnerabilities.flatMap((hole) => {
		const scored = (hole.scores ?? []).flatMap((score) => score.products);
		const fixed = hole.product_status.fixed ?? [];
		return [...repeated(scored), ...scored.filter((id) => fixed.includes(id))].map((id) => `${hole.cve} ${id}`);
	}),
);

everyDocument("there are references to sources, each address once", ({ csaf }) => {
	const urls = csaf.document.references.map((reference) => reference.url);
	const external = csaf.document.references.filter((reference) => reference.category === "external");
	return [...(external.length === 0 ? ["no source"] : []), ...repeated(urls), ...urls.filter((url) => !URL.canParse(url))];
});

everyDocument("version, revisions and dates agree (6.1.14, 6.1.16, 6.1.22)", ({ csaf }) => {
	const { tracking } = csaf.document;
	const history = tracking.revision_history;
	const dates = history.map((revision) => revision.date);
	return [
		...(tracking.version === history.at(-1)?.number ? [] : ["version is not that of the last revision"]),
		...(tracking.initial_release_date === dates[0] ? [] : ["initial release is not the first revision"]),
		...(tracking.current_release_date === dates.at(-1) ? [] : ["current release is not the last revision"]),
		...([...dates].sort().join() === dates.join() ? [] : ["revisions are not sorted by date"]),
		...history.filter((revision, at) => revision.number !== String(at + 1)).map((revision) => `revision ${revision.number}`),
	];
});

/** One constraint of a vers string, decoded. */
interface Constraint {
	readonly sign: string;
	readonly version: string;
}

/** Reads a vers string by the rules of package-url/vers-spec; the text says what is wrong where it is none. */
function readVers(vers: string): readonly Constraint[] | string {
	const found = /^vers:([a-z][a-z0-9.-]*)\/(.+)$/.exec(vers);
	if (found === null || /[^!-~]/.test(vers)) return "no vers string";
	const [, type = "", list = ""] = found;
	if (list === "*") return [];
	if (type === "all") return "vers:all allows nothing but *";
	const constraints: Constraint[] = [];
	for (const piece of list.split("|")) {
		const [, sign = "", encoded = ""] = /^(>=|<=|>|<|)(.*)$/.exec(piece) ?? [];
		if (encoded === "" || /[<>=!*]/.test(encoded) || /%(?![0-9A-F]{2})/.test(encoded)) return `bad constraint ${piece}`;
		constraints.push({ sign, version: decodeURIComponent(encoded) });
	}
	return constraints;
}

/** Numbers in front of the build, or the build day, to compare two ends of one kind. */
function sortKey(version: string): readonly number[] {
	return [...version.matchAll(/\d+/g)].map((digits) => Number(digits[0]));
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
	const at = a.findIndex((part, index) => part !== (b[index] ?? -1));
	return at < 0 ? a.length < b.length : (a[at] ?? 0) < (b[at] ?? -1);
}

everyDocument("every range is a vers string that can be decoded, sorted, and not empty", ({ csaf }) =>
	flatProducts(csaf).flatMap(({ vers }) => {
		const constraints = readVers(vers);
		if (typeof constraints === "string") return [`${vers}: ${constraints}`];
		const [first, second, ...more] = constraints;
		if (second === undefined || first === undefined) return [];
		const mixed = first.version.startsWith("build ") !== second.version.startsWith("build ");
		const sorted = more.length === 0 && first.sign.startsWith(">") && second.sign.startsWith("<");
		return sorted && (mixed || isBefore(sortKey(first.version), sortKey(second.version))) ? [] : [`${vers}: ends`];
	}),
);

test("the reader of the test refuses what is no range", () => {
	for (const bad of ["vers:all/<V1", "vers:x/", "vers:x/>=1.0| <2.0", "vers:x/1%2G", "vers:x/1%2a", "x/1", "vers:x/>=1||<2"]) {
		assert.equal(typeof readVers(bad), "string", bad);
	}
	assert.ok(isBefore(sortKey("V5.2.0 build 140721"), sortKey("V5.4.0 build 160530")));
	assert.ok(isBefore(sortKey("V4.30.300"), sortKey("V4.31.100")));
	assert.ok(!isBefore(sortKey("5.0.0"), sortKey("4.0.0")));
});

everyDocument("every range is typed, and its ends are versions of the scheme that its type names", ({ csaf }) =>
	flatProducts(csaf).flatMap(({ vers, product }) => {
		const { expression, repairs } = parseExpression(vers, "product_version_range", { fullName: product.name });
		if (expression.kind === "all") return [];
		if (expression.kind !== "ranges" || repairs.length > 0) return [`${vers}: ${expression.kind}`];
		const scheme = findScheme(/^vers:([^/]+)/.exec(vers)?.[1] ?? "");
		const ends = expression.alternatives.flatMap((one) =>
			one.kind === "exact" ? [one.text] : [one.lower, one.upper].flatMap((end) => (end?.axis === "version" ? [end.text] : [])),
		);
		return ends.filter((end) => scheme?.parse(end).ok !== true).map((end) => `${vers}: ${end}`);
	}),
);

const convention = { prefixes: [], innerX: "several", trailingX: "any", lowerX: "one" } as const;

everyDocument("every model number is one that the program reads", ({ csaf }) =>
	flatProducts(csaf)
		.flatMap(({ product }) => product.product_identification_helper?.model_numbers ?? [])
		.filter((number) => !compileModelPattern(number, { notation: "csaf", convention, siblings: [] }).ok),
);

/** Devices as they report themselves, and the product that must, or must not, be theirs by its model numbers alone. */
const DEVICES: readonly (readonly [file: string, device: string, product: string, is: boolean])[] = [
	["seawall-2017-0001.json", "DS-2CD2142FWD-I", "DS-2CD2xx2FWD Series", true],
	["seawall-2017-0001.json", "DS-2CD2342WD-I", "DS-2CD2xx2FWD Series", false],
	["seawall-2017-0001.json", "DS-2CD4132FWD-IZ", "DS-2CD4x2xFWD Series", false],
	["seawall-2017-0001.json", "DS-2DF8336IV-AEL", "DS-2DFx Series", true],
	["seawall-2017-0002.json", "IPC-HDW2300R-Z", "DH-IPC-HDW2XXX", true],
	["seawall-2017-0002.json", "HCVR7216A-S3", "DH-HCVR5XXX", false],
	["seawall-2021-0001.json", "IPC-HDBW5442R-S", "IPC-HX5XXX", true],
	["seawall-2021-0001.json", "IPC-HFW1230S", "IPC-HX3XXX", false],
	["seawall-2021-0001.json", "XVR5104HS-X1", "XVR5X04", true],
	["seawall-2021-0001.json", "XVR5108HS-X1", "XVR5X04", false],
	["seawall-2021-0002.json", "iDS-2DE4225IW-DE", "(i)DS-2DExxxx", true],
	["seawall-2021-0002.json", "DS-7608NI-K1/8P", "DS-76xxNI-K1xxxxxxxxx", true],
	["seawall-2021-0002.json", "NVR-104MH-C/4P", "DS-HiLookI-NVR-1xxMHxxxxx", true],
	["seawall-2023-0002.json", "DS-K1T671MF", "DS-K1T671XXX", true],
	["seawall-2024-0004.json", "GV-BX1300", "GV_IPCAMD_GV_BX130", false],
	["seawall-2024-0004.json", "GV-BX1500-3V", "GV_IPCAMD_GV_BX1500", true],
];

test("model numbers alone tell devices from their neighbours", () => {
	for (const [file, device, name, is] of DEVICES) {
		const document = documents.find((candidate) => candidate.file === file);
		assert.ok(document !== undefined, file);
		const leaf = flatProducts(document.csaf).find((candidate) => candidate.name === name);
		assert.ok(leaf !== undefined, `${file}: ${name}`);
		const matches = (leaf.product.product_identification_helper?.model_numbers ?? []).some((number) => {
			const pattern = compileModelPattern(number, { notation: "csaf", convention, siblings: [] });
			return pattern.ok && pattern.value.test(device).match === "match";
		});
		assert.equal(matches, is, `${device} against ${name}`);
	}
});

test("HiLook's IPC-xxxx stands under HiLook alone, and nothing of Hikvision's is open to Dahua's names", () => {
	const document = documents.find((candidate) => candidate.file === "seawall-2021-0002.json");
	const labels =
		document === undefined
			? []
			: flatProducts(document.csaf).filter(
					(leaf) => leaf.name.startsWith("IPC-") || /^IPC-/.test(leaf.product.product_identification_helper?.model_numbers[0] ?? ""),
				);
	assert.deepEqual([...new Set(labels.map((leaf) => `${leaf.vendor} ${leaf.name}`))], ["HiLook IPC-xxxx"]);
});

everyDocument("model numbers have one star at most, a full name ends with its source", ({ csaf }) =>
	flatProducts(csaf).flatMap(({ product }) => {
		const numbers = product.product_identification_helper?.model_numbers ?? [];
		const starred = numbers.filter((number) => (number.match(/(?<!\\)\*/g) ?? []).length > 1);
		return [...starred, ...(/: .+ \[source: [a-z0-9-]{1,40}\]$/.test(product.name) ? [] : [product.name])];
	}),
);

everyDocument("a tag in brackets is explained in the document", ({ csaf }) => {
	const about = csaf.document.notes.find((note) => note.title === "About this document")?.text ?? "";
	const reach = csaf.document.notes.map((note) => note.text).join("\n");
	const tags = new Set(flatProducts(csaf).map(({ product }) => /\[source: ([a-z0-9-]+)\]$/.exec(product.name)?.[1] ?? ""));
	const ids = [...about.matchAll(/([a-z0-9-]+) = /g)].map((found) => found[1] ?? "");
	const isKnown = (tag: string): boolean => ids.some((id) => tag === id || (tag.startsWith(`${id}-`) && isKnown(tag.slice(id.length + 1))));
	return [...tags].filter((tag) => !isKnown(tag) && !reach.includes(`tag ${tag}`));
});

everyDocument("keys are sorted (6.2.13)", ({ text, csaf }) => {
	const keys = (value: unknown): readonly string[] => {
		if (Array.isArray(value)) return value.flatMap(keys);
		if (typeof value !== "object" || value === null) return [];
		const own = Object.keys(value);
		return [...(own.join() === [...own].sort().join() ? [] : [own.join()]), ...Object.values(value).flatMap(keys)];
	};
	return [...keys(csaf), ...(text === `${JSON.stringify(csaf, undefined, 2)}\n` ? [] : ["not two blanks a level"])];
});

/** Holes of video surveillance in CISA's catalogue of exploited ones, version 2025.08.25, and CVE-2017-7921, added on 2026-03-05. */
const ATTACKED = `CVE-2016-11021 CVE-2017-7921 CVE-2018-14933 CVE-2019-11001 CVE-2019-20085 CVE-2020-25078 CVE-2020-25079 CVE-2020-5735
	CVE-2021-33044 CVE-2021-33045 CVE-2021-36260 CVE-2021-40407 CVE-2022-23227 CVE-2023-47565 CVE-2024-11120 CVE-2024-6047 CVE-2024-8956
	CVE-2024-8957 CVE-2025-1316`.split(/\s+/);

test("every hole that is known to be attacked has a document, and it says since when", () => {
	const holes = new Map(documents.flatMap((document) => document.csaf.vulnerabilities.map((hole) => [hole.cve, hole] as const)));
	assert.equal(ATTACKED.length, 19);
	for (const cve of ATTACKED) {
		const threat = holes.get(cve)?.threats.find((item) => item.category === "exploit_status" && item.date !== undefined);
		assert.ok(threat?.details.startsWith("Known to be attacked"), cve);
	}
});

test("every file of facts is in a document", () => {
	const facts = repositoryFiles().flatMap((path) => /^data\/catalog\/facts\/(cve-[\d-]+)\.json$/.exec(path)?.[1] ?? []);
	const stated = documents.flatMap((document) => document.csaf.vulnerabilities.map((hole) => hole.cve.toLowerCase()));
	assert.deepEqual([...stated].sort(), [...facts].sort());
	for (const name of facts) assert.equal((JSON.parse(read(`data/catalog/facts/${name}.json`)) as { cve: string }).cve.toLowerCase(), name);
});

test("what cannot be decided is open throughout, and says what to look up", () => {
	const undecided = documents.filter((document) => document.csaf.document.notes.some((note) => note.title === "What to look up"));
	assert.deepEqual(
		undecided.flatMap((document) => document.csaf.vulnerabilities.map((hole) => hole.cve)),
		["CVE-2013-6117", "CVE-2017-8225", "CVE-2019-11001", "CVE-2019-20085"],
	);
	for (const document of undecided) {
		for (const hole of document.csaf.vulnerabilities) assert.deepEqual(Object.keys(hole.product_status), ["under_investigation"]);
		const note = document.csaf.document.notes.find((item) => item.title === "What to look up");
		assert.equal(note?.category, "details");
		assert.match(note?.text ?? "", /model/);
		assert.match(note?.text ?? "", /date|version/);
	}
	const open = documents.filter((document) =>
		document.csaf.vulnerabilities.every((hole) => Object.keys(hole.product_status).join() === "under_investigation"),
	);
	assert.deepEqual(open, undecided);
});

/** Stock phrases of the authority whose advisories are a source: ours are in our own words. */
const STOCK = [
	/\bsuccessful(?:ly)? exploitation\b/i,
	/\bcisa (?:recommends|encourages|reminds)\b/i,
	/\bimproper neutralization\b.*\bcould allow\b/i,
	/\bapply mitigations per vendor instructions\b/i,
	/\bdiscontinue (?:use of the product|product utilization)\b/i,
	/\bthe impacted products? (?:could|is)\b/i,
	/\bcontains? an? .{0,60}vulnerability\b/i,
	/\bminimize network exposure\b/i,
	/\blocate control system networks\b/i,
	/\bperform proper impact analysis\b/i,
];

everyDocument("no stock phrase of another publisher", ({ csaf }) =>
	proseOf(csaf).flatMap(([place, text]) => STOCK.filter((phrase) => phrase.test(text)).map((phrase) => `${place}: ${phrase.source}`)),
);

everyDocument("nothing of how the facts were collected", ({ csaf }) =>
	proseOf(csaf).flatMap(([place, text]) => (/\bin the stores\b|\brecalled:/.test(text) ? [place] : [])),
);
