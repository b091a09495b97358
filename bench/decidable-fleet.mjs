// A generated library and fleet that plain SQL can decide: every firmware is complete, every range is one interval, every model name of
// a document is a prefix. So a database can give the same answer, and the two can be compared device by device.
import { readCsaf } from "../src/advisory/csaf/read.ts";
import { random, zipf } from "./random.mjs";

const LINES = [400, 420, 622, 800, 820];
const HIKVISION = { vendor: "Hikvision", families: ["DS-2CD", "DS-2DE", "DS-2DF"], ends: ["FWD-I", "F-I", "G2-LU", "FWD-IZS"] };
const DAHUA = { vendor: "Dahua", families: ["IPC-HDW", "IPC-HFW", "IPC-HDBW"], ends: ["S", "R-Z", "E-SA", "M-AS"] };
const MAKERS = [HIKVISION, DAHUA];
/** Releases of a product line; one in ten has a new minor version, each has builds of its own. */
const RELEASES = 60;
const BUILDS = 40;

const shortDay = (day) => new Date(Date.UTC(2014, 0, 1) + day * 86_400_000).toISOString().slice(2, 10).replaceAll("-", "");

/** A firmware as text, and as a database would hold it: its line, and version and build day packed to one integer that orders. */
function firmware(maker, digits, release, build, otherLine = false) {
	const day = release * BUILDS + build;
	const ver = release * 100_000 + day;
	if (maker === HIKVISION) {
		return { text: `V5.${Math.floor(release / 10)}.${release % 10} build ${shortDay(day)}`, line: "", ver };
	}
	const line = LINES[(Number(digits[0]) * 5 + Number(digits[1]) + (otherLine ? 1 : 0)) % LINES.length];
	return { text: `2.${line}.0000000.${release}.R.${shortDay(day)}`, line: `2.${line}`, ver };
}

/** Four digits as models carry them: the first 1 to 5, the second 0 to 4, so that a library of two thousand meets most models. */
const draw = (next) => `${1 + Math.floor(next() * 5)}${Math.floor(next() * 5)}${Math.floor(next() * 10)}${Math.floor(next() * 10)}`;

/** Statements as rows; each is one document with one hole and one product. */
export function makeStatements(count, seed = 7) {
	const next = random(seed);
	return Array.from({ length: count }, (_, at) => {
		const maker = MAKERS[at % 2];
		const digits = draw(next).slice(0, next() < 0.1 ? 2 : 3);
		const family = maker.families[Math.floor(next() * 3)];
		const release = 8 + Math.floor(next() * (RELEASES - 10));
		const hi = firmware(maker, digits, release, Math.floor(next() * BUILDS));
		const lo = next() < 0.5 ? firmware(maker, digits, release - 1 - Math.floor(next() * 7), 0) : undefined;
		const name = `${family}${digits}${"x".repeat(4 - digits.length)}`;
		return { at, vendor: maker.vendor, prefix: `${family}${digits}`, name, line: hi.line, lo, hi };
	});
}

/** A statement as the CSAF document that a maker would publish. */
export function toCsaf({ at, vendor, name, lo, hi }) {
	const id = `BENCH-${String(at).padStart(5, "0")}`;
	const range = `${lo === undefined ? "" : `>=${lo.text}|`}<${hi.text}`;
	const product = { name: `${vendor} ${name} ${range}`, product_id: "P1" };
	return {
		document: {
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			title: `A hole in ${vendor} ${name}`,
			publisher: { category: "other", name: "Bench", namespace: "https://example.org" },
			distribution: { tlp: { label: "WHITE" } },
			tracking: {
				id,
				version: "1",
				status: "final",
				initial_release_date: "2020-01-01T00:00:00Z",
				current_release_date: "2020-01-01T00:00:00Z",
			},
		},
		product_tree: {
			branches: [
				{
					category: "vendor",
					name: vendor,
					branches: [{ category: "product_name", name, branches: [{ category: "product_version_range", name: range, product }] }],
				},
			],
		},
		vulnerabilities: [
			{
				cve: `CVE-2030-${10_000 + at}`,
				product_status: { known_affected: ["P1"] },
				remediations: [{ category: "vendor_fix", details: "Install the corrected release.", product_ids: ["P1"] }],
			},
		],
	};
}

/** Statements as Seawall reads them, through its own reader. */
export function readStatements(statements) {
	return statements.map((statement) => {
		const read = readCsaf(new TextEncoder().encode(JSON.stringify(toCsaf(statement))), `${statement.at}.json`);
		if (!read.ok) throw new Error(read.error.message);
		return read.value;
	});
}

/** Distinct (vendor, model, firmware); one in twenty of Dahua's carries firmware of another line, which has no order with the range. */
export function makeIdentities(count, seed = 11) {
	const next = random(seed);
	const models = Array.from({ length: Math.max(200, Math.round(count / 15)) }, (_, at) => {
		const maker = MAKERS[at % 2];
		const digits = draw(next);
		return { maker, digits, model: `${maker.families[Math.floor(next() * 3)]}${digits}${maker.ends[Math.floor(next() * 4)]}` };
	});
	const made = new Map();
	while (made.size < count) {
		const { maker, digits, model } = models[Math.floor(next() * models.length)];
		const build = firmware(maker, digits, Math.floor(next() * RELEASES), Math.floor(next() * BUILDS), next() < 0.05);
		made.set(`${model}\n${build.text}`, { vendor: maker.vendor, model, ...build });
	}
	return [...made.values()];
}

/** For each device the number of its identity, by Zipf's law; each identity has at least one device. */
export function placeDevices(count, identities, seed = 13) {
	const next = random(seed);
	const which = zipf(identities.length, next);
	return Int32Array.from({ length: count }, (_, at) => (at < identities.length ? at : which()));
}

/** Devices as an inventory reader gives them: equal texts are one string. */
export function toDevices(places, identities) {
	const sites = Array.from({ length: 997 }, (_, at) => `Site ${at}`);
	return Array.from(places, (place, at) => {
		const { vendor, model, text } = identities[place];
		return {
			id: `dev-${at}`,
			site: sites[at % sites.length],
			name: undefined,
			brand: vendor,
			maker: undefined,
			model,
			firmware: text,
			kind: "camera",
			mac: undefined,
			serial: undefined,
			addresses: [],
			openPorts: [],
			exposure: at % 12 === 0 ? "internet" : "internal",
			oemMap: undefined,
			place: { source: "bench", line: at + 1 },
		};
	});
}
