/** Our own CSAF tree as the server gives it: files with tags, for browsers of other sites too; what is protected, to recipients alone. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { createPublisher, servedTarget } from "../../src/delivery/provider/publisher.ts";
import { openShelf } from "../../src/delivery/provider/shelf.ts";
import { providerTree } from "../../src/serve/provider/provider-tree.ts";
import { temporaryFolder } from "../store/stores.ts";
import { jsonBytes, NOW, ORIGIN, testDocument } from "../support/published-site.ts";
import { served } from "./served.ts";

test("the tree is served as it was published; protected files need a recipient's token of their label", async (context) => {
	const data = join(temporaryFolder(context), "data");
	const shelf = await openShelf(data);
	assert.ok(shelf.ok);
	const target = servedTarget(data);
	const publisher = createPublisher(shelf.value, target, undefined, () => NOW);
	const give = async (id: string, label: string): Promise<void> => {
		const options = { target, origin: ORIGIN, contact: undefined, role: undefined };
		const done = await publisher.publish(jsonBytes(testDocument({ id, label })), id, options);
		assert.ok(done.ok, done.ok ? "" : done.error.message);
	};
	await give("EX-2026-001", "WHITE");
	await give("EX-2026-SECRET", "AMBER");
	await give("EX-2026-HIDDEN", "RED");
	const token = await publisher.addRecipient("Harbour", "AMBER");
	const other = await publisher.addRecipient("Quay", "AMBER");
	await publisher.removeRecipient("Quay");
	await publisher.close();

	const site = await served(context, { provider: providerTree(data) });
	const browser = site.browser();
	const metadata = await browser.ask("/.well-known/csaf/provider-metadata.json");
	assert.deepEqual(
		[metadata.status, metadata.headers.get("content-type"), metadata.headers.get("access-control-allow-origin")],
		[200, "application/json", "*"],
	);
	assert.match(await metadata.text(), /csaf_trusted_provider/);
	const tag = metadata.headers.get("etag") ?? "";
	const again = await browser.ask("/.well-known/csaf/provider-metadata.json", { headers: { "if-none-match": tag } });
	assert.equal(again.status, 304);
	for (const path of [
		"/csaf/white/2026/ex-2026-001.json",
		"/csaf/white/2026/ex-2026-001.json.asc",
		"/csaf/white/index.txt",
		"/csaf/health.json",
	])
		assert.equal((await browser.ask(path)).status, 200, path);
	assert.match(await (await browser.ask("/csaf/white/2026/")).text(), /href="\.\/ex-2026-001\.json"/);
	assert.match(await (await browser.ask("/.well-known/security.txt")).text(), /^CSAF: https:/m);

	const secret = "/csaf/amber/2026/ex-2026-secret.json";
	const hidden = "/csaf/red/2026/ex-2026-hidden.json";
	const asked = async (path: string, word: string | undefined): Promise<number> =>
		(await browser.ask(path, word === undefined ? {} : { headers: { authorization: `Bearer ${word}` } })).status;
	assert.deepEqual(await Promise.all([undefined, "wrong", other, token].map((word) => asked(secret, word))), [401, 401, 401, 200]);
	assert.equal(await asked(hidden, token), 401);
	assert.equal(await asked("/csaf/AMBER/2026/ex-2026-secret.json", undefined), 404);
	for (const path of [
		"/csaf/../state.json",
		"/csaf/%2e%2e/state.json",
		"/csaf/white/..%2f..%2fstate.json",
		"/csaf/white%2f..%2f..%2f..%2fprotected/csaf/amber/index.txt",
		"/csaf/.seawall-tree",
		"/csaf/white/gone.json",
	])
		assert.ok([401, 404].includes((await browser.ask(path)).status), path);
});

test("where nothing was published, nothing is there", async (context) => {
	const site = await served(context, { provider: providerTree(join(temporaryFolder(context), "data")) });
	for (const path of ["/.well-known/csaf/provider-metadata.json", "/csaf/", "/csaf/white/index.txt", "/.well-known/security.txt"])
		assert.equal((await site.browser().ask(path)).status, 404, path);
	assert.equal((await site.browser().ask("/csaf/amber/index.txt")).status, 401);
	const bare = await served(context);
	assert.equal((await bare.browser().ask("/csaf/white/index.txt")).status, 404);
});
