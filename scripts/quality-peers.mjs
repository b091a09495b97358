// Other ways to answer the cases of test/quality, so that our score stands beside something: what npm and Debian have for versions, and
// what people write first when they match names. They get each text trimmed and without a leading `v`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

/** The peers live in bench/ and are installed when missing; they are no dependencies of ours. */
async function fromBench(name) {
	const bench = join(root, "bench");
	if (!existsSync(join(bench, "node_modules", name))) {
		console.error("installing the peers in bench/ …");
		const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
			cwd: bench,
			stdio: ["ignore", 2, 2],
			shell: process.platform === "win32",
		});
		if (status !== 0) return undefined;
	}
	const loaded = await import(pathToFileURL(createRequire(join(bench, "package.json")).resolve(name)).href);
	return { ...loaded.default, ...loaded };
}

/** Of Debian and its kin; where it is not on PATH the rest is compared. */
const DPKG = "dpkg";

const sign = (number) => (number < 0 ? "<" : number > 0 ? ">" : "=");
const plain = (text) => text.trim().replace(/^v(?=\d)/i, "");

/** Comparators by name: two texts to `<`, `=`, `>`, or `?` where the comparator refuses one of them. */
export async function orderPeers() {
	const [semver, versions] = [await fromBench("semver"), await fromBench("compare-versions")];
	const peers = new Map();
	if (semver !== undefined) {
		const by = (read) => (a, b) => {
			const [left, right] = [read(a), read(b)];
			return left === null || right === null ? "?" : sign(semver.compare(left, right));
		};
		peers.set("semver", by(semver.parse));
		peers.set("semver coerce", by(semver.coerce));
	}
	if (versions !== undefined) {
		peers.set("compare-versions", (a, b) => {
			try {
				return sign(versions.compareVersions(a, b));
			} catch {
				return "?";
			}
		});
	}
	if (spawnSync(DPKG, ["--version"]).status === 0) peers.set("dpkg", byDpkg);
	peers.set("numeric tuple", byTuple);
	return new Map([...peers].map(([name, compare]) => [name, (a, b) => compare(plain(a), plain(b))]));
}

/** dpkg warns of what is no version in Debian's sense and answers all the same: the warning counts as a refusal. */
function byDpkg(a, b) {
	for (const [operator, order] of [
		["lt", "<"],
		["eq", "="],
	]) {
		const { status, stderr } = spawnSync(DPKG, ["--compare-versions", a, operator, b], { encoding: "utf8" });
		if (stderr !== "" || status > 1) return "?";
		if (status === 0) return order;
	}
	return ">";
}

/** All numbers of both texts, compared one by one, what is missing taken for zero. */
function byTuple(a, b) {
	const [left, right] = [a, b].map((text) => (text.match(/\d+/g) ?? []).map(Number));
	if (left.length === 0 || right.length === 0) return "?";
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		const difference = (left[at] ?? 0) - (right[at] ?? 0);
		if (difference !== 0) return sign(difference);
	}
	return "=";
}

const escaped = (text) => text.replace(/[\\^$.|+()[\]{}]/g, "\\$&");

/** Matchers by name: the document's text and a device's to `match` or `no`. */
export const modelPeers = new Map([
	["literal", (pattern, model) => told(pattern.trim().toLowerCase() === model.trim().toLowerCase())],
	[
		"glob",
		(pattern, model) => {
			const glob = escaped(pattern.trim())
				.replace(/\s*series$/i, "*")
				.replaceAll("*", ".*")
				.replace(/[?xX]/g, ".");
			return told(new RegExp(`^${glob}$`, "i").test(model.trim()));
		},
	],
	[
		"prefix",
		(pattern, model) => {
			const prefix = pattern.trim().replace(/(?:[?*xX]|\s*series$).*$/i, "");
			return told(model.trim().toLowerCase().startsWith(prefix.toLowerCase()));
		},
	],
]);

function told(yes) {
	return yes ? "match" : "no";
}

/** What people write first: the name must be the same text, and npm `semver` in loose mode reads the range. */
export async function literalNameAndSemver() {
	const semver = await fromBench("semver");
	if (semver === undefined) return undefined;
	const read = (text) => semver.parse(plain(text), { loose: true });
	return ({ device, cve }, advisory) => {
		const name = device.model.trim().toLowerCase();
		const products = advisory.products.filter((one) =>
			[one.name, ...one.models.map(({ text }) => text)].some((text) => text.toLowerCase() === name),
		);
		const answers = products.flatMap((product) => {
			const holes = advisory.vulnerabilities.filter((hole) => cve === undefined || hole.cve === cve);
			const statuses = holes.map((hole) => hole.status.get(product.productId)).filter((status) => status !== undefined);
			return statuses.map((status) =>
				(holds(product.expression, device.firmware ?? "", read, semver) ?? true) ? status : "known_not_affected",
			);
		});
		const unread = products.some((product) => holds(product.expression, device.firmware ?? "", read, semver) === undefined);
		if (unread) return "under_investigation";
		for (const status of ["known_affected", "under_investigation", "fixed"]) if (answers.includes(status)) return status;
		return "known_not_affected";
	};
}

/** Whether a version lies in a range; `undefined` where npm `semver` reads one of the two not at all. */
function holds(expression, firmware, read, semver) {
	if (expression.kind === "unparsed") return undefined;
	if (expression.kind !== "ranges") return true;
	const version = read(firmware);
	if (version === null) return undefined;
	const inside = expression.alternatives.map((one) => {
		const ends = one.kind === "exact" ? [one] : [one.lower, one.upper].filter((end) => end !== undefined);
		const bounds = ends.map((end) => read(end.text));
		if (bounds.includes(null)) return undefined;
		if (one.kind === "exact") return semver.eq(version, bounds[0]);
		return ends.every((end, at) => {
			const order = semver.compare(version, bounds[at]);
			return (end.inclusive && order === 0) || (end === one.lower ? order > 0 : order < 0);
		});
	});
	return inside.includes(true) ? true : inside.includes(undefined) ? undefined : false;
}
