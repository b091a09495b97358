/** What is never asked. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { guardedFetch, mayAsk, Refused } from "./guarded-fetch.ts";

// address (RFC 6890), whether it may be asked
for (const [address, may] of [
	["192.0.2.1", true],
	["198.51.100.7", true],
	["10.1.2.3", false],
	["172.16.0.1", false],
	["172.32.0.1", true],
	["192.168.1.1", false],
	["100.64.0.1", false],
	["fd00::1", false],
	["2001:db8::1", true],
	["127.0.0.1", false],
	["127.8.8.8", false],
	["0.0.0.0", false],
	["169.254.169.254", false],
	["224.0.0.1", false],
	["255.255.255.255", false],
	["::1", false],
	["::", false],
	["fe80::1", false],
	["::ffff:127.0.0.1", false],
	["64:ff9b::7f00:1", false],
	["localhost", false],
	["", false],
] as const) {
	test(`may ask ${address}: ${may}`, () => assert.equal(mayAsk(address), may));
}

// with the word of whoever runs it: private networks, and still not this machine
for (const [address, may] of [
	["10.1.2.3", true],
	["192.168.1.1", true],
	["fd00::1", true],
	["127.0.0.1", false],
	["169.254.169.254", false],
	["fe80::1", false],
] as const) {
	test(`may ask ${address} where private networks are allowed: ${may}`, () => assert.equal(mayAsk(address, true), may));
}

for (const address of [
	"http://192.0.2.1/",
	"https://127.0.0.1/",
	"https://[::1]/",
	"https://localhost:1/",
	"https://2130706433/",
	"file:///etc/passwd",
	"x",
	"https://169.254.169.254/latest",
	"https://10.0.0.1/",
	"https://[fd00::1]/",
]) {
	test(`never asks ${address}`, async () => {
		await assert.rejects(guardedFetch(address, { method: "GET", headers: {} }), Refused);
	});
}

test("an answer is bounded in size and time, and no redirect is followed", async (context) => {
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		if (request.url === "/large") response.end(Buffer.alloc(2 * 1024 * 1024));
		else if (request.url === "/moved") response.writeHead(302, { location: "/elsewhere" }).end();
		else if (request.url === "/slow") response.write("x");
		else response.end(request.method);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const ask = (path: string) =>
		guardedFetch(`${base}${path}`, { method: "POST", headers: {}, body: "x" }, { loopback: true, patienceMs: 500 });
	assert.equal(await (await ask("/")).text(), "POST");
	assert.equal((await ask("/moved")).status, 302);
	assert.equal(asked, 2);
	await assert.rejects(ask("/large"));
	await assert.rejects(ask("/slow"));
	await assert.rejects(guardedFetch(base, { method: "GET", headers: {} }), Refused);
});
