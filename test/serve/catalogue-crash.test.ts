/** A process that dies while it takes an edition of the catalogue leaves the one before or the one after, whole, and nobody locked out. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openInstalledCatalogues } from "../../src/store/catalogue/installed-catalogue.ts";
import { catalogueFiles, catalogueFolder, loadCatalogue } from "../../src/store/disk/catalogue-folder.ts";
import { temporaryFolder } from "../store/stores.ts";
import { testPublisher } from "../support/bundles.ts";

test("killed at whatever moment, the catalogue is one of the two, with all its files", async (context) => {
	const folder = temporaryFolder(context);
	const data = join(folder, "data");
	const publisher = await testPublisher("publisher");
	const bundles = [
		await publisher.publish(folder, "2026-11-24"),
		await publisher.publish(folder, "2026-11-25", ({ files }) => files.delete("advisories/seawall-2016-0001.json")),
	];
	const seen = new Set<string>();
	for (let round = 0; round < 8; round += 1) {
		const child = spawn(process.execPath, [join(import.meta.dirname, "updating-child.ts"), data, ...bundles], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const ended = new Promise((resolve) => child.once("exit", resolve));
		await new Promise((resolve) => child.stdout.once("data", resolve));
		await pause(7 * round);
		child.kill("SIGKILL");
		await ended;
		const loaded = await loadCatalogue(data);
		assert.ok(loaded.ok, JSON.stringify(loaded));
		const at = catalogueFolder(data);
		assert.ok(at.ok);
		const documents = [...(await catalogueFiles(at.value)).keys()].filter((name) => name.startsWith("advisories/")).length;
		assert.equal(documents, loaded.value.date === "2026-11-25" ? 28 : 29);
		seen.add(loaded.value.date);
		const again = await openInstalledCatalogues(data);
		assert.ok(again.ok, "nobody is locked out");
		again.value.close();
	}
	assert.ok(seen.size >= 1);
});
