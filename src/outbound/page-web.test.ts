import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fetched, FetchFailure } from "../advisory/provider/ports.ts";
import { err, ok, type Result } from "../core/result.ts";
import { fetchPage } from "./page-web.ts";
import { openProviderWeb } from "./provider-web.ts";

const page = (url: string, status: number, text: string): Result<Fetched, FetchFailure> =>
	ok({ url, status, headers: new Map(), bytes: new TextEncoder().encode(text), hops: [] });

/** A web of a few addresses; what was asked for is noted. */
function webOf(pages: Readonly<Record<string, Result<Fetched, FetchFailure>>>) {
	const asked: string[] = [];
	const get = async (url: string) => {
		asked.push(url);
		return pages[url] ?? page(url, 404, "");
	};
	return { asked, get };
}

const codeOf = async (url: string, web: Parameters<typeof fetchPage>[1]) => {
	const got = await fetchPage(url, web);
	return got.ok ? new TextDecoder().decode(got.value.bytes) : got.error.code;
};

test("a page is fetched where robots.txt allows it or there is none, and not else", async () => {
	const robots = "User-agent: *\nDisallow: /private\n\nUser-agent: seawall\nDisallow: /notices/\nAllow: /notices/public\n";
	const web = webOf({
		"https://a.example/robots.txt": page("https://a.example/robots.txt", 200, robots),
		"https://a.example/notices/1": page("https://a.example/notices/1", 200, "hidden"),
		"https://a.example/notices/public": page("https://a.example/notices/public", 200, "open"),
		"https://b.example/x": page("https://b.example/x", 200, "no robots"),
	});
	assert.equal(await codeOf("https://a.example/notices/1", web), "outbound/robots-forbid");
	assert.ok(!web.asked.includes("https://a.example/notices/1"));
	assert.equal(await codeOf("https://a.example/notices/public", web), "open");
	assert.equal(await codeOf("https://b.example/x", web), "no robots");
});

test("a host whose robots.txt cannot be had is not asked further; a redirect is judged where it leads", async () => {
	const broken = webOf({ "https://a.example/robots.txt": page("https://a.example/robots.txt", 503, "") });
	assert.equal(await codeOf("https://a.example/x", broken), "outbound/not-fetched");
	const gone = webOf({ "https://a.example/robots.txt": err({ kind: "network", message: "no", hops: [] }) });
	assert.equal(await codeOf("https://a.example/x", gone), "outbound/not-fetched");
	const led = webOf({
		"https://a.example/x": page("https://b.example/y", 200, "led"),
		"https://b.example/robots.txt": page("https://b.example/robots.txt", 200, "User-agent: *\nDisallow: /y"),
	});
	assert.equal(await codeOf("https://a.example/x", led), "outbound/robots-forbid");
	assert.equal(await codeOf("javascript:alert(1)", led), "outbound/not-fetched");
});

test("neither this machine nor a private network is asked, by name or by number", async () => {
	const web = openProviderWeb({ trusted: [], agent: "seawall/test", patienceMs: 2000 });
	for (const url of ["http://127.0.0.1/x", "http://[::1]/x", "https://localhost/x", "http://169.254.169.254/latest", "http://10.0.0.1/"])
		assert.equal(await codeOf(url, web), "outbound/not-fetched", url);
	web.close();
});
