/** Whoever kills a publication finds the old tree whole, or the new one: never half of either. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { checkProvider } from "../../src/advisory/provider/check/check-provider.ts";
import { openPgp } from "../../src/delivery/openpgp/verify.ts";
import { recoverFolder, swapFolder } from "../../src/delivery/provider/swap-folder.ts";
import { digest, openProviderFolder } from "../../src/store/disk/provider-folder.ts";
import { NOW } from "../support/published-site.ts";

const child = fileURLToPath(new URL("publishing-child.ts", import.meta.url));

async function isWhole(site: string): Promise<number> {
	const opened = await openProviderFolder(site);
	assert.ok(opened.ok, opened.ok ? "" : opened.error.message);
	const check = await checkProvider(opened.value.target, { web: opened.value.web, digest, pgp: openPgp, now: NOW });
	const short = check.requirements.filter(({ result }) => result === "fail" || result === "warning");
	assert.deepEqual(short, []);
	return check.documents;
}

/** Lets it publish at least twice, then kills it some time into the next. */
async function killWhilePublishing(data: string, site: string, delayMs: number): Promise<void> {
	const process = spawn(globalThis.process.execPath, [child, data, site], { stdio: ["ignore", "pipe", "inherit"] });
	let done = 0;
	process.stdout.on("data", (text: Buffer) => {
		done += text.length;
	});
	const ended = new Promise((resolve) => process.on("close", resolve));
	while (done < 2 && process.exitCode === null) await setTimeout(5);
	await setTimeout(delayMs);
	process.kill("SIGKILL");
	await ended;
	assert.ok(done >= 2);
}

for (const kind of ["folder", "link"] as const) {
	test(`kill -9 while a ${kind} is published to`, async () => {
		const folder = mkdtempSync(join(tmpdir(), "sw-crash-"));
		try {
			const [data, site] = [join(folder, "data"), join(folder, "site")];
			if (kind === "link") {
				mkdirSync(join(folder, "site.generation-0"));
				symlinkSync("site.generation-0", site);
			}
			let before = 0;
			for (const delay of [3, 11, 23, 37, 52]) {
				await killWhilePublishing(data, site, delay);
				// A link needs nothing; a folder may have to be put back by whoever comes next.
				if (kind === "folder") await recoverFolder(site);
				const documents = await isWhole(site);
				assert.ok(documents >= before, `${documents} after ${before}`);
				before = documents;
			}
			assert.equal(lstatSync(site).isSymbolicLink(), kind === "link");
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
}

test("a folder of somebody else is never replaced, and a failed write leaves nothing beside it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "sw-crash-"));
	try {
		mkdirSync(join(folder, "home", "photos"), { recursive: true });
		const refused = await swapFolder(join(folder, "home"), new Map([["a", "b"]]));
		assert.ok(!refused.ok);
		assert.equal(refused.error.code, "delivery/foreign-folder");
		assert.ok((await swapFolder(join(folder, "site"), new Map([["a", "b"]]))).ok);
		// A path below a file cannot be made.
		const failed = await swapFolder(
			join(folder, "site"),
			new Map([
				["x", "1"],
				["x/y", "2"],
			]),
		);
		assert.ok(!failed.ok);
		assert.deepEqual(readdirSync(folder).sort(), ["home", "site"]);
		assert.deepEqual(readdirSync(join(folder, "site")).sort(), [".seawall-tree", "a"]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
