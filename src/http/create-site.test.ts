import assert from "node:assert/strict";
import { test } from "node:test";
import { HOSTILE, richAssessment } from "../../test/support/assessment-fixture.ts";
import type { Assessment } from "../match/verdict.ts";
import { createSite, type SiteOptions } from "./create-site.ts";
import { derive } from "./secrets.ts";

const TOKEN = "a-token-of-the-tests-that-nobody-guesses";
const HOST = "127.0.0.1:8080";
const COOKIE = `seawall-8080=${derive(TOKEN, "session")}`;

function site(over: Partial<SiteOptions> = {}) {
	const app = createSite({
		assessment: () => richAssessment,
		onImport: async (bytes, name) => ({ changed: bytes.length, warnings: [name] }),
		token: TOKEN,
		openWith: (given: string) => given === TOKEN,
		sample: false,
		questionsCsv: () => "id,firmware\r\n",
		findingsCsv: () => "rank\r\n",
		...over,
	});
	return (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
		app.request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...headers } });
}

const inside = { cookie: COOKIE };

function upload(content: string | undefined, word = derive(TOKEN, "form"), name = "filled.csv"): RequestInit {
	const body = new FormData();
	body.set("token", word);
	if (content !== undefined) body.set("file", new File([content], name));
	return { method: "POST", body };
}

test("the printed address gives a cookie and the clean address", async () => {
	const answer = await site()(`/?t=${TOKEN}`);
	assert.equal(answer.status, 303);
	assert.equal(answer.headers.get("location"), "/");
	assert.equal(answer.headers.get("set-cookie"), `${COOKIE}; Path=/; HttpOnly; SameSite=Strict`);
	assert.ok(!COOKIE.includes(TOKEN));
});

test("nobody else gets in, and the page says where the address stands", async () => {
	const rows: readonly (readonly [path: string, headers: Record<string, string>])[] = [
		["/", {}],
		["/?t=wrong", {}],
		["/?t=", {}],
		["/assessment.json", {}],
		[`/assessment.json?t=${TOKEN}`, {}],
		["/questions.csv", { cookie: "seawall-8080=wrong" }],
		["/findings.csv", { cookie: COOKIE.replace("8080", "8081") }],
		["/answer.js", { cookie: `seawall-8080=${TOKEN}` }],
		["/", { authorization: "Bearer wrong" }],
		["/nothing-here", {}],
	];
	for (const [path, headers] of rows) {
		const answer = await site()(path, headers);
		assert.equal(answer.status, 401, path);
		assert.match(await answer.text(), /printed in the terminal/);
	}
});

test("what it serves", async () => {
	const rows: readonly (readonly [path: string, type: RegExp, body: RegExp])[] = [
		["/", /^text\/html/, /17 of 41/],
		["/answer.js", /^text\/javascript/, /use strict/],
		["/questions.csv", /^text\/csv/, /^id,firmware\r\n$/],
		["/findings.csv", /^text\/csv/, /^rank\r\n$/],
		["/assessment.json", /^application\/json/, /^\{"schema":"seawall\/assessment\/1"/],
		["/healthz", /^text\/plain/, /^ok$/],
		["/readyz", /^text\/plain/, /^ok$/],
	];
	for (const [path, type, body] of rows) {
		const answer = await site()(path, inside);
		assert.equal(answer.status, 200, path);
		assert.match(answer.headers.get("content-type") ?? "", type);
		assert.match(await answer.text(), body);
		if (path.endsWith("z")) continue;
		const again = await site()(path, { ...inside, "if-none-match": answer.headers.get("etag") ?? "" });
		assert.equal(again.status, 304, path);
		assert.equal(await again.text(), "");
	}
	assert.equal((await site()("/assessment.json", { authorization: `Bearer ${TOKEN}` })).status, 200);
	assert.equal((await site()("/", inside, { method: "HEAD" })).status, 200);
});

test("every response, errors too, carries the strict headers", async () => {
	const failing = site({ questionsCsv: () => Promise.reject(new Error("secret of the house")) });
	for (const path of ["/", "/?t=wrong", "/nothing-here", "/healthz", "/questions.csv"]) {
		const answer = await failing(path, inside);
		const policy = answer.headers.get("content-security-policy") ?? "";
		assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; /);
		assert.match(policy, /frame-ancestors 'none'/);
		assert.doesNotMatch(policy, /unsafe/);
		assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
		assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
	}
});

test("other names than this machine's own are refused (DNS rebinding)", async () => {
	const rows: readonly (readonly [host: string, status: number])[] = [
		["127.0.0.1:8080", 200],
		["localhost:8080", 200],
		["[::1]:8080", 200],
		["LOCALHOST:8080", 200],
		["evil.example:8080", 421],
		["127.0.0.1.evil.example:8080", 421],
		["localhost.evil.example", 421],
		["127.0.0.1:8080@evil.example", 421],
		["", 421],
		["cams.example.org", 421],
	];
	for (const [host, status] of rows) assert.equal((await site()("/", { ...inside, host })).status, status, host);
	const named = site({ allowedHosts: ["cams.example.org:8080"] });
	assert.equal((await named("/", { ...inside, host: "cams.example.org:8080" })).status, 200);
	assert.equal((await named("/", { ...inside, host: "other.example.org:8080" })).status, 421);
});

test("errors are pages for people and problem details for programs", async () => {
	const page = await site()("/nothing-here", inside);
	assert.equal(page.status, 404);
	assert.match(await page.text(), /There is no such page/);
	const json = await site()("/nothing-here", { ...inside, accept: "application/json" });
	assert.equal(json.headers.get("content-type"), "application/problem+json");
	assert.deepEqual(await json.json(), {
		type: "about:blank",
		title: "There is no such page",
		status: 404,
		detail: "Nothing is kept at this address. Go back to the answer.",
		code: "http/not-found",
	});
	const method = await site()("/", inside, { method: "DELETE" });
	assert.equal(method.status, 405);
	assert.equal(method.headers.get("allow"), "GET, HEAD");
	assert.equal((await site()("/import", inside)).status, 405);
});

test("a defect of ours is told to the operator and hidden from the page", async () => {
	const told: unknown[] = [];
	const broken = site({
		assessment: () => Promise.reject(new Error("secret of the house")),
		onDefect: (error) => told.push(error),
	});
	const answer = await broken("/", inside);
	assert.equal(answer.status, 500);
	assert.doesNotMatch(await answer.text(), /secret/);
	assert.equal(told.length, 1);
	assert.equal((await broken("/readyz")).status, 503);
	assert.equal((await broken("/healthz")).status, 200);
});

test("a filled CSV is read in and its result shown once asked for", async () => {
	const seen: [string, string][] = [];
	const ask = site({
		onImport: async (bytes, name) => {
			seen.push([new TextDecoder().decode(bytes), name]);
			return { changed: 2, warnings: [HOSTILE.image] };
		},
	});
	const sent = await ask(
		"/import",
		{ ...inside, origin: `http://${HOST}`, "sec-fetch-site": "same-origin" },
		upload("a,b\r\n", undefined, "C:\\x\\..\\filled.csv"),
	);
	assert.equal(sent.status, 303);
	assert.deepEqual(seen, [["a,b\r\n", "filled.csv"]]);
	const place = sent.headers.get("location") ?? "";
	assert.match(place, /^\/\?done=[0-9a-f-]{36}$/);
	const page = await (await ask(place, inside)).text();
	assert.match(page, /filled\.csv was read: 2 devices are better known now/);
	assert.ok(!page.includes(HOSTILE.image));
	assert.doesNotMatch(await (await ask("/?done=unknown", inside)).text(), /better known/);
});

test("a refused file says why, to people and to programs", async () => {
	const ask = site({
		onImport: async () => ({ code: "inventory/no-columns", message: "no column is known", at: "filled.csv:1", todo: "Keep the header." }),
	});
	const sent = await ask("/import", inside, upload("x"));
	const page = await (await ask(sent.headers.get("location") ?? "", inside)).text();
	assert.match(page, /was not taken: no column is known \(filled\.csv:1\)\. Keep the header\./);
	const program = await ask("/import", { authorization: `Bearer ${TOKEN}`, accept: "application/json" }, upload("x", "no word"));
	assert.equal(program.status, 422);
	assert.match(await program.text(), /inventory\/no-columns/);
});

test("an empty file is told to be empty, and no file to be none", async () => {
	const ask = site({ onImport: async (_, at) => ({ code: "files/empty", message: "the file is empty", at, todo: "Export it again." }) });
	// What browsers send when nothing was chosen: a file without a name.
	const part = (name: string, text: string) => `--q\r\nContent-Disposition: form-data; ${name}\r\n\r\n${text}\r\n`;
	const none = `${part('name="token"', derive(TOKEN, "form"))}${part('name="file"; filename=""', "")}--q--\r\n`;
	for (const [headers, init, told] of [
		[{}, upload(""), /filled\.csv was not taken: the file is empty\. Export it again\./],
		[{ "content-type": "multipart/form-data; boundary=q" }, { method: "POST", body: none }, /Nothing was taken: no file was chosen\. /],
	] as const) {
		const sent = await ask("/import", { ...inside, ...headers }, init);
		assert.equal(sent.status, 303);
		assert.match(await (await ask(sent.headers.get("location") ?? "", inside)).text(), told);
	}
});

test("uploads of other sites, without the word, without a file or too large are refused", async () => {
	const rows: readonly (readonly [what: string, headers: Record<string, string>, init: RequestInit, status: number])[] = [
		["another origin", { origin: "http://evil.example" }, upload("x"), 403],
		["another port", { origin: "http://127.0.0.1:9999" }, upload("x"), 403],
		["no origin at all", { origin: "junk" }, upload("x"), 403],
		["cross-site", { "sec-fetch-site": "cross-site" }, upload("x"), 403],
		["same site, other port", { "sec-fetch-site": "same-site", origin: "null" }, upload("x"), 403],
		["wrong word", {}, upload("x", "wrong"), 403],
		["no file", {}, upload(undefined), 400],
		["no form", { "content-type": "application/json" }, { method: "POST", body: "{}" }, 400],
		["broken form", { "content-type": "multipart/form-data; boundary=x" }, { method: "POST", body: "--x\r\nbroken" }, 400],
		["said to be too large", { "content-length": String(65 * 1024 * 1024) }, upload("x"), 413],
		["from our page, with no-referrer", { origin: "null", "sec-fetch-site": "same-origin" }, upload("x"), 303],
	];
	for (const [what, headers, init, status] of rows) {
		assert.equal((await site()("/import", { ...inside, ...headers }, init)).status, status, what);
	}
	assert.equal((await site()("/import", {}, upload("x"))).status, 401);
});

test("a body that grows past the limit is refused while it arrives", async () => {
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			sent += 1;
			controller.enqueue(new Uint8Array(8 * 1024 * 1024));
			if (sent > 20) controller.close();
		},
	});
	const init = { method: "POST", body, duplex: "half" } as RequestInit;
	const answer = await site()(
		"/import",
		{ ...inside, "content-type": "multipart/form-data; boundary=x", "transfer-encoding": "chunked" },
		init,
	);
	assert.equal(answer.status, 413);
	assert.ok(sent < 12, `${sent} pieces were read`);
});

test("the page is compressed, and written once as long as the answer is the same", async () => {
	let asked = 0;
	let current: Assessment = richAssessment;
	const ask = site({
		assessment: () => {
			asked += 1;
			return current;
		},
	});
	const packed = await ask("/", { ...inside, "accept-encoding": "gzip" });
	assert.equal(packed.headers.get("content-encoding"), "gzip");
	const text = await new Response(packed.body?.pipeThrough(new DecompressionStream("gzip"))).text();
	assert.match(text, /17 of 41/);
	current = { ...richAssessment, asOf: "2026-01-01" };
	assert.match(await (await ask("/", inside)).text(), /as of 2026-01-01/);
	assert.equal(asked, 2);
});
