/**
 * The checker against the golden reports of the checker that others use, number by number, on their two providers served over TLS.
 *
 * Their message types are 0 (info), 1 (warning) and 2 (error); ours follow from the worst message too. Where we differ the row says why.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { checkProvider } from "../../src/advisory/provider/check/check-provider.ts";
import { openPgp } from "../../src/delivery/openpgp/verify.ts";
import { openProviderWeb } from "../../src/outbound/provider-web.ts";
import { digest } from "../../src/store/disk/provider-folder.ts";
import { corpusFolder, testNeeding } from "../support/needs.ts";
import { makeAuthority, openssl, type ThrowAwayAuthority } from "../support/throw-away-authority.ts";
import { serveTree, typeOf } from "../support/tree-server.ts";

const data = join(corpusFolder ?? "", "csaf-provider", "testdata");
const goldenTest = testNeeding("corpus", openssl === undefined ? undefined : corpusFolder);

let authority: ThrowAwayAuthority | undefined;
before(() => {
	if (openssl !== undefined) authority = makeAuthority(["localhost", "127.0.0.1"]);
});
after(() => authority?.clean());

/** What a golden report was made with, by its name. */
interface Setup {
	readonly sha256: boolean;
	readonly sha512: boolean;
	readonly forbidden: readonly string[];
	readonly tree: "simple-directory-provider" | "simple-rolie-provider";
}

const REPORTS = [
	"directory",
	"rolie",
	"sha256-rolie",
	"sha256-sha512-directory",
	"sha256-sha512-forbid-sha256-forbid-sha512-rolie",
	"sha256-sha512-forbid-sha512-rolie",
];

function setupOf(name: string): Setup {
	const words = name.replace(/forbid-(sha\d+)/g, "no$1").split("-");
	return {
		sha256: words.includes("sha256"),
		sha512: words.includes("sha512"),
		forbidden: ["sha256", "sha512"].filter((one) => words.includes(`no${one}`)),
		tree: words.includes("directory") ? "simple-directory-provider" : "simple-rolie-provider",
	};
}

/** Fills in the templates of the fixtures: `{{.URL}}` and `{{if .EnableSha256}}…{{end}}`. */
function fill(text: string, url: string, { sha256, sha512 }: Setup): string {
	return text
		.replaceAll(/\{\{if \.EnableSha(256|512)\}\}([\s\S]*?)\{\{end\}\}/g, (_, bits, inner) =>
			(bits === "256" ? sha256 : sha512) ? inner : "",
		)
		.replaceAll("{{.URL}}", url);
}

async function check(setup: Setup) {
	assert.ok(authority !== undefined);
	let url = "";
	const server = await serveTree(authority, ({ path }) => {
		const ending = /\.(sha\d+)$/.exec(path)?.[1];
		if (ending !== undefined && setup.forbidden.includes(ending)) return { status: 403 };
		// In their directory provider a hash that is not enabled is not there; in the other it is there and not listed.
		if (ending !== undefined && setup.tree === "simple-directory-provider" && !setup[ending as "sha256" | "sha512"]) return undefined;
		const file = path.endsWith("/") ? `${path}index.html` : path;
		try {
			const body = readFileSync(join(data, setup.tree, file));
			const filled = /\.(?:json|txt)$/.test(file) ? fill(body.toString("utf8"), url, setup) : body;
			return { body: filled, headers: { "content-type": typeOf(path) } };
		} catch {
			return undefined;
		}
	});
	url = `https://localhost:${server.port}`;
	const web = openProviderWeb({ trusted: ["localhost"], authorities: [authority.ca], agent: "seawall" });
	try {
		const target = { kind: "metadata", url: `${url}/provider-metadata.json` } as const;
		return await checkProvider(target, { web, digest, pgp: openPgp, now: Date.parse("2026-11-24T12:00:00Z") });
	} finally {
		web.close();
		await server.close();
	}
}

const RESULTS = ["pass", "warning", "fail"];

/** Where our answer is another one, and why. */
const DIFFERENT = new Map([
	["* 1", ["pass", "their report warns that no remote validator was set up; ours runs the mandatory tests itself"]],
	["* 8", ["not-applicable", "not looked at on both sides: the address of the metadata was given"]],
	["* 9", ["not-applicable", "the same"]],
	["* 10", ["not-applicable", "the same"]],
	["directory 18", ["warning", "section 7.1.18 asks for at least one hash file; theirs mentions it as information"]],
]);

for (const name of REPORTS) {
	goldenTest(`the golden report ${name} is met number by number`, async () => {
		const golden = JSON.parse(readFileSync(join(data, "processor-requirements", `${name}.json`), "utf8")) as {
			num: number;
			messages: { type: number }[];
		}[];
		assert.equal(golden.length, 20);
		const { requirements, role } = await check(setupOf(name));
		assert.equal(role, "csaf_trusted_provider");
		const ours = golden.map(({ num }) => `${num} ${requirements.find((one) => one.num === num)?.result}`);
		const theirs = golden.map(({ num, messages }) => {
			const [different] = DIFFERENT.get(`${name} ${num}`) ?? DIFFERENT.get(`* ${num}`) ?? [];
			return `${num} ${different ?? RESULTS[Math.max(...messages.map(({ type }) => type))]}`;
		});
		const told = JSON.stringify(
			requirements.filter(({ result }) => result === "fail" || result === "warning"),
			undefined,
			1,
		);
		assert.deepEqual(ours, theirs, told);
		// One root cause, one message: nothing that fails does so for many reasons.
		for (const { num, messages } of requirements)
			assert.ok(messages.filter(({ level }) => level === "error").length <= 2, `${num}: ${JSON.stringify(messages)}`);
	});
}
