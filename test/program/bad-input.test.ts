/** Hostile calls over real sockets: each gets its status and a problem, the program lives, and nothing is half written. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { listen } from "../../src/http/listen.ts";
import { MOST_UPLOADED, served } from "./served.ts";

/** A program that listens, and a token for it. */
async function town(context: Parameters<typeof served>[0], patience = { headersMs: 800, requestMs: 60_000 }) {
	const site = await served(context, { bodyMs: 700 });
	const listening = await listen(site.app, { port: 0, patience });
	assert.ok(listening.ok);
	context.after(() => listening.value.close());
	const harbour = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	const personId = await site.person("admin@harbour.example", harbour, "admin");
	const secret = "seawall_secret";
	await site.store.people.addToken({
		secretHash: authenticator().digest(secret),
		personId,
		organisationId: harbour,
		name: "t",
		scopes: ["inventory:read", "inventory:change"],
		expiresAt: site.clock.now + 1e9,
		who: "test",
		at: site.clock.now,
	});
	const { port } = listening.value;
	/** Sends bytes as they are, and gives all that comes back until the other side closes. */
	const raw = (pieces: readonly (string | Uint8Array)[], waitMs = 0, endsMs = 8000): Promise<string> =>
		new Promise((resolve) => {
			const socket = connect(port, "127.0.0.1");
			let text = "";
			socket.setTimeout(endsMs, () => socket.destroy());
			socket.on("data", (piece) => {
				text += piece.toString("latin1");
			});
			socket.on("error", () => undefined);
			socket.on("close", () => resolve(text));
			void (async () => {
				for (const piece of pieces) {
					if (!socket.writable) return;
					socket.write(piece);
					if (waitMs > 0) await pause(waitMs);
				}
			})();
		});
	const lives = async () => assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
	const head = (line: string, more: readonly string[] = []) =>
		[`${line} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${secret}`, "Connection: close", ...more, "", ""].join("\r\n");
	const imports = `/api/v1/organisations/${harbour}/imports`;
	return { site, raw, lives, head, imports, harbour };
}

function statusOf(answer: string): number {
	return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? "0");
}

function codeOf(answer: string): string {
	return /"code":"([^"]+)"/.exec(answer)?.[1] ?? "";
}

test("slow senders: headers, a body that dribbles, a body that never ends", async (context) => {
	const { raw, lives, head } = await town(context);
	const [slowHead, dribble, short] = await Promise.all([
		raw(["GET / HTTP/1.1\r\n", "Host: x\r\n", ...Array.from({ length: 20 }, (_, n) => `X-${n}: 1\r\n`)], 200),
		raw(
			[head("POST /api/v1/explain", ["Content-Type: application/json", "Content-Length: 5000"]), ...Array.from({ length: 20 }, () => "{")],
			200,
		),
		raw([head("POST /api/v1/explain", ["Content-Type: application/json", "Content-Length: 5000"]), '{"device":{}}']),
	]);
	assert.ok([0, 408].includes(statusOf(slowHead)), slowHead.slice(0, 80));
	assert.deepEqual([statusOf(dribble), codeOf(dribble)], [408, "http/too-slow"]);
	assert.deepEqual([statusOf(short), codeOf(short)], [408, "http/too-slow"]);
	await lives();
});

test("bodies that are too large, lie about their size, or are broken off leave nothing behind", async (context) => {
	const { raw, lives, head, imports, site } = await town(context);
	const csv = ["Content-Type: text/csv"];
	const row = "id,brand\nc-1,Axis\n";
	const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
	const large = "x".repeat(65_536);
	const endless = [head(`POST ${imports}`, [...csv, "Transfer-Encoding: chunked"]), ...Array.from({ length: 40 }, () => chunk(large))];
	const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024));
	for (const [what, answer, status, code] of [
		["declared", await raw([head(`POST ${imports}`, [...csv, "Content-Length: 99999999999"])]), 413, "http/too-large"],
		["streamed", await raw(endless), 413, "http/too-large"],
		[
			"form",
			await raw([head("POST /api/v1/explain", ["Content-Type: application/json", `Content-Length: ${70_000}`]), "x".repeat(70_000)]),
			413,
			"http/too-large",
		],
		[
			"bomb",
			await raw([head(`POST ${imports}`, [...csv, "Content-Encoding: gzip", `Content-Length: ${bomb.length}`]), bomb]),
			413,
			"http/too-large",
		],
	] as const) {
		assert.deepEqual([statusOf(answer), codeOf(answer)], [status, code], `${what}: ${answer.slice(0, 200)}`);
		await lives();
	}
	// Broken off in the middle: the file is not whole, so it is no list.
	const socket = raw([head(`POST ${imports}`, [...csv, "Content-Length: 1000"]), row], 0, 300);
	await socket;
	await pause(300);
	assert.ok(bomb.length < MOST_UPLOADED);
	assert.deepEqual(await site.store.inventory.imports("every"), []);
	assert.deepEqual(site.intake.jobs("any"), []);
	await lives();
	assert.deepEqual(site.defects, []);
});

test("paths and headers that try something", async (context) => {
	const { raw, lives, head, harbour, site } = await town(context);
	for (const path of [
		"/../../etc/passwd",
		"/..%2f..%2fetc%2fpasswd",
		"/%2e%2e/%2e%2e/etc/passwd",
		"/console/%00",
		"/api/v1/organisations/%ff/devices",
		`/api/v1/organisations/${harbour}/devices/..%2f..%2fpeople`,
		`/api/v1/organisations/${harbour}/devices/%0d%0aSet-Cookie:x=1`,
		`/api/v1/advisories/${"a".repeat(5000)}`,
		"//evil.example/",
		`/api/v1/organisations/${harbour}/devices?search=%ff%fe`,
	]) {
		const answer = await raw([head(`GET ${path}`)]);
		const status = statusOf(answer);
		assert.ok(status === 404 || status === 400 || status === 414 || (path.includes("search") && status === 200), `${path}: ${status}`);
		assert.ok(!/^set-cookie: x=1/im.test(answer) && !answer.includes("root:"), path);
	}
	for (const [what, bytes, statuses] of [
		["two lengths", head("POST /api/v1/explain", ["Content-Length: 2", "Content-Length: 3"]), [400]],
		["length and chunks", head("POST /api/v1/explain", ["Content-Length: 2", "Transfer-Encoding: chunked"]), [400]],
		["a bare return in a header", head("GET /healthz", ["X-A: b\rX-C: d"]), [400]],
		["headers without end", head("GET /healthz", [`X-A: ${"a".repeat(100_000)}`]), [431]],
		["a stranger's host", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", [421]],
		["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [400, 421]],
		["no HTTP", "\u0016\u0003\u0001\u0002\u0000", [400]],
		["a method of nobody", head("BREW /api/v1/waves"), [400, 404, 405]],
	] as const) {
		const answer = await raw([bytes]);
		assert.ok((statuses as readonly number[]).includes(statusOf(answer)), `${what}: ${answer.slice(0, 120)}`);
		await lives();
	}
	assert.deepEqual(site.defects, []);
});

test("metrics are for this machine alone, and name no path that somebody asked for", async (context) => {
	const site = await served(context);
	const browser = site.browser();
	assert.equal((await browser.ask("/metrics")).status, 404, "from elsewhere");
	browser.remote = "127.0.0.1";
	await browser.ask("/api/v1/advisories/secret-id");
	await browser.ask("/no-such-path");
	assert.equal((await browser.ask("/metrics", { headers: { "x-forwarded-for": "203.0.113.9" } })).status, 404, "through a proxy");
	const text = await (await browser.ask("/metrics")).text();
	assert.match(
		text,
		/^seawall_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/advisories\/:advisory",status="4xx"\} 1$/m,
	);
	assert.match(text, /^process_resident_memory_bytes \d+$/m);
	assert.doesNotMatch(text, /secret-id|no-such-path/);
	for (const line of text.trim().split("\n")) assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^}]*\})? [\d.e+-]+)$/);
	assert.equal(await (await browser.ask("/readyz")).text(), "ok");
});
