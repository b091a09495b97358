/** Publishing from end to end over TLS with a throw-away authority: full marks by our checker, and gpg and sha512sum agree. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { testNeeding } from "../support/needs.ts";
import { checkSite, filesIn, goodAnswer, HOST, publishedSite } from "../support/published-site.ts";
import { gpg, makeAuthority, openssl, type ThrowAwayAuthority } from "../support/throw-away-authority.ts";

const tlsTest = testNeeding("openssl", openssl);
const gpgTest = testNeeding("gpg", gpg);

let authority: ThrowAwayAuthority | undefined;
const sites = new Map<string, Awaited<ReturnType<typeof publishedSite>>>();
before(async () => {
	for (const version of ["2.0", "2.1"] as const) sites.set(version, await publishedSite(version));
	if (openssl !== undefined) authority = makeAuthority([HOST, `csaf.data.security.${HOST}`]);
});
after(() => {
	for (const one of sites.values()) one.clean();
	authority?.clean();
});

function siteOf(version: string) {
	const found = sites.get(version);
	assert.ok(found !== undefined);
	return found;
}

for (const version of ["2.0", "2.1"] as const) {
	tlsTest(`CSAF ${version}: full marks with and without a token`, async () => {
		assert.ok(authority !== undefined);
		const { site } = siteOf(version);
		for (const token of [null, "token-of-a-recipient"]) {
			const check = await checkSite(authority, (asked) => goodAnswer(site, asked), { token });
			const last = version === "2.0" ? 20 : 25;
			const asked = check.requirements.filter(({ num }) => num <= last && (num < 21 || num > 23));
			const short = asked.filter(({ result }) => result !== "pass");
			assert.deepEqual(short, [], JSON.stringify(short, undefined, 1));
			assert.equal(asked.length, version === "2.0" ? 20 : 22);
			assert.deepEqual([check.role, check.roleMet, check.meets], ["csaf_trusted_provider", true, "csaf_trusted_provider"]);
			assert.equal(check.documents, token === null ? 4 : 5);
		}
	});

	test(`CSAF ${version}: nothing of a protected document stands in the public tree`, () => {
		const { site } = siteOf(version);
		const secret = /ex-2026-secret/i;
		assert.ok([...site.closed].some(([path]) => secret.test(path)));
		for (const [path, bytes] of site.open) {
			assert.doesNotMatch(path, secret);
			assert.doesNotMatch(new TextDecoder().decode(bytes), secret, path);
		}
	});

	gpgTest(`CSAF ${version}: gpg --verify and sha512sum agree with every file`, () => {
		const { target, site } = siteOf(version);
		const home = mkdtempSync(join(tmpdir(), "sw-gpg-"));
		try {
			const run = (program: string, args: readonly string[], cwd?: string): string =>
				execFileSync(program, args, { env: { ...process.env, GNUPGHOME: home, LC_ALL: "C" }, encoding: "utf8", cwd, stdio: "pipe" });
			run("gpg", ["--batch", "--import", join(target.open, `csaf/openpgp/${site.fingerprint}.asc`)]);
			let documents = 0;
			for (const folder of [target.open, target.closed]) {
				for (const [path] of filesIn(folder)) {
					if (!path.endsWith(".asc") || path.includes("openpgp")) continue;
					const file = join(folder, path);
					// The documents were signed at the test's own time, which may lie ahead of this machine's clock.
					const status = run("gpg", [
						"--batch",
						"--faked-system-time",
						"20261125T000000",
						"--status-fd",
						"1",
						"--verify",
						file,
						file.slice(0, -4),
					]);
					assert.match(status, new RegExp(`VALIDSIG ${site.fingerprint}`));
					const name = file.slice(0, -4);
					for (const word of ["sha256", "sha512"]) run(`${word}sum`, ["--check", "--strict", `${name}.${word}`], dirname(name));
					documents++;
				}
			}
			assert.equal(documents, 5);
		} finally {
			execFileSync("gpgconf", ["--kill", "all"], { env: { ...process.env, GNUPGHOME: home } });
			rmSync(home, { recursive: true, force: true });
		}
	});
}

test("a withdrawal leaves a tombstone that states nothing more, and says why", () => {
	const { site } = siteOf("2.0");
	const stone = JSON.parse(new TextDecoder().decode(site.open.get("csaf/white/2026/ex-2026-003.json"))) as {
		document: { title: string; notes: { text: string }[]; tracking: { version: string } };
		vulnerabilities?: unknown;
	};
	assert.match(stone.document.title, /^Withdrawn: /);
	assert.deepEqual([stone.document.tracking.version, stone.document.notes[0]?.text], ["2", "It was about another maker."]);
	assert.equal(stone.vulnerabilities, undefined);
	const feed = new TextDecoder().decode(site.open.get("csaf/white/feed-tlp-white.json"));
	assert.match(feed, /"title": "Withdrawn: Test document EX-2026-003"/);
});

test("the journal holds every step, each line the hash of the one before", async () => {
	const { createHash } = await import("node:crypto");
	const { readFileSync } = await import("node:fs");
	const { shelf } = siteOf("2.0");
	const lines = readFileSync(join(shelf.folder, "journal.jsonl"), "utf8").trimEnd().split("\n");
	const did = lines.map((line) => (JSON.parse(line) as { did: string }).did);
	assert.deepEqual(did, ["new-key", "publish", "publish", "publish", "publish", "publish", "publish", "withdraw"]);
	for (const [at, line] of lines.entries()) {
		const { before: stated } = JSON.parse(line) as { before: string | null };
		const previous = lines[at - 1];
		assert.equal(stated, previous === undefined ? null : createHash("sha256").update(previous).digest("hex"));
	}
});
