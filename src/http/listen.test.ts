import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { test } from "node:test";
import { richAssessment } from "../../test/support/assessment-fixture.ts";
import { createSite } from "./create-site.ts";
import { type Listening, listen } from "./listen.ts";

const TOKEN = "a-token-of-the-tests-that-nobody-guesses";
const app = () =>
	createSite({
		assessment: () => richAssessment,
		token: TOKEN,
		openWith: (given: string) => given === TOKEN,
		sample: false,
		questionsCsv: () => "",
	});

async function opened(port: number): Promise<Listening> {
	const result = await listen(app(), { port });
	assert.ok(result.ok);
	return result.value;
}

test("listens on loopback only, and a taken port gives the next", async () => {
	const first = await opened(0);
	const second = await opened(first.port);
	try {
		assert.match(first.address, /^http:\/\/127\.0\.0\.1:\d+$/);
		assert.ok(second.port > first.port);
		assert.equal(await (await fetch(`${second.address}/healthz`)).text(), "ok");
		const answer = await fetch(`${first.address}/`, { headers: { authorization: `Bearer ${TOKEN}` } });
		assert.equal(answer.status, 200);
	} finally {
		await Promise.all([first.close(), second.close()]);
	}
});

test("the name must come with the right port", async () => {
	const server = await opened(0);
	try {
		const ask = async (host: string): Promise<string> => {
			const socket = connect(server.port, "127.0.0.1");
			socket.end(`GET / HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n\r\n`);
			const [head] = (await once(socket, "data")) as [Buffer];
			socket.destroy();
			return head.toString("latin1").slice(9, 12);
		};
		assert.equal(await ask(`localhost:${server.port}`), "200");
		assert.equal(await ask(`localhost:${server.port === 65_535 ? 1 : server.port + 1}`), "421");
		assert.equal(await ask("localhost"), "421");
		assert.equal(await ask(`rebind.example:${server.port}`), "421");
	} finally {
		await server.close();
	}
});

test("closing ends idle connections and requests under way at once", async () => {
	const slow = createSite({
		assessment: () => new Promise(() => {}),
		token: TOKEN,
		openWith: (given: string) => given === TOKEN,
		sample: false,
		questionsCsv: () => "",
	});
	const result = await listen(slow, { port: 0 });
	assert.ok(result.ok);
	const idle = connect(result.value.port, "127.0.0.1");
	await once(idle, "connect");
	const under = fetch(`${result.value.address}/readyz`).then(
		() => "answered",
		() => "cut",
	);
	await new Promise((resolve) => setTimeout(resolve, 50));
	const from = performance.now();
	await Promise.all([result.value.close(), once(idle, "close")]);
	assert.ok(performance.now() - from < 1000);
	assert.equal(await under, "cut");
});

test("no free port, and no such address, are told", async () => {
	const blocker = createServer();
	await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", () => resolve()));
	const bound = blocker.address();
	const port = typeof bound === "object" && bound !== null ? bound.port : 0;
	try {
		const taken = await listen(app(), { port, tries: 1 });
		assert.equal(!taken.ok && taken.error.code, "http/no-free-port");
		const elsewhere = await listen(app(), { port: 0, host: "192.0.2.1" });
		assert.equal(!elsewhere.ok && elsewhere.error.code, "http/cannot-listen");
		const beyond = await listen(app(), { port: 70_000 });
		assert.equal(!beyond.ok && beyond.error.code, "http/cannot-listen");
	} finally {
		blocker.close();
	}
});
