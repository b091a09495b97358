/** Servers that hang, cut the line, say nothing, or say too much: what is known stays known, and what is not known is named. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { CampaignSending } from "../../src/delivery/campaign/send-campaign.ts";
import { sendCampaign } from "../../src/delivery/campaign/send-campaign.ts";
import { madeCampaign, sendingOf } from "../support/campaign.ts";

/** What a server does at a step of a session; nothing: what a good one does. */
interface Script {
	readonly greeting?: (socket: Socket) => void;
	readonly hello?: string;
	readonly recipient?: (socket: Socket, to: string) => boolean;
	/** Gets the first bytes of a message. */
	readonly body?: (socket: Socket, bytes: number) => void;
	/** Gets the socket behind the final dot. */
	readonly end?: (socket: Socket, to: string) => boolean;
}

async function serverThat(context: TestContext, script: Script): Promise<{ readonly address: string; readonly taken: string[] }> {
	const taken: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => socket.destroy());
		socket.on("close", () => sockets.delete(socket));
		let [rest, to, isData] = ["", "", false];
		const say = (line: string) => void (socket.destroyed || socket.write(`${line}\r\n`));
		if (script.greeting === undefined) say("220 here");
		else script.greeting(socket);
		socket.on("data", (part) => {
			rest += part.toString("latin1");
			while (!socket.destroyed) {
				if (isData) script.body?.(socket, rest.length);
				const end = isData ? rest.indexOf("\r\n.\r\n") : rest.indexOf("\r\n");
				if (end < 0 || socket.destroyed) return;
				const line = rest.slice(0, end);
				rest = rest.slice(end + (isData ? 5 : 2));
				if (isData) {
					isData = false;
					taken.push(to);
					if (script.end?.(socket, to) !== true) say("250 2.0.0 taken");
					continue;
				}
				const verb = line.slice(0, 4).toUpperCase();
				if (verb === "EHLO") say(script.hello ?? "250-here\r\n250 PIPELINING");
				else if (verb === "DATA" && to === "") say("503 5.5.1 no recipient");
				else if (verb === "DATA") {
					say("354 go on");
					isData = true;
				} else if (verb === "QUIT") socket.end("221 bye\r\n");
				else if (verb === "RCPT") {
					to = /<(.*)>/.exec(line)?.[1] ?? "";
					if (script.recipient?.(socket, to) === true) to = "";
					else say("250 ok");
				} else say("250 ok");
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	return { address: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}

async function send(context: TestContext, address: string, changes: Partial<CampaignSending> = {}, addresses = 20) {
	const dataFolder = mkdtempSync(join(tmpdir(), "seawall-hostile-"));
	context.after(() => rmSync(dataFolder, { recursive: true, force: true }));
	const campaign = await madeCampaign(
		dataFolder,
		Array.from({ length: addresses }, (_, n) => `r${n}@d${n % 4}.example`),
		"advice",
	);
	const sending = sendingOf(dataFolder, campaign, address, {
		connections: 4,
		giveUpMs: 200,
		patience: { connectMs: 300, replyMs: 300 },
		...changes,
	});
	const started = performance.now();
	const sent = await sendCampaign(sending);
	assert.ok(sent.ok);
	return { counts: sent.value.standing.counts(), unreachable: sent.value.unreachable, ms: performance.now() - started, sending };
}

for (const engine of ["", "?engine=nodemailer"]) {
	const by = engine === "" ? "own wire" : "nodemailer";

	test(`${by}: a server that takes the connection and says nothing is given up, and everybody still waits`, async (context) => {
		const { address, taken } = await serverThat(context, { greeting: () => undefined });
		const { counts, unreachable, ms } = await send(context, address + engine);
		assert.deepEqual([counts.waiting, taken.length], [20, 0]);
		assert.ok((unreachable ?? "").length > 0);
		assert.ok(ms < 5000, `${ms} ms`);
	});

	test(`${by}: a server that speaks no SMTP, endlessly, is left`, async (context) => {
		const { address } = await serverThat(context, {
			greeting: (socket) => void socket.write(`HTTP/1.1 400 Bad Request\r\n${"x".repeat(100_000)}`),
		});
		const { counts, unreachable } = await send(context, address + engine);
		assert.equal(counts.waiting, 20);
		assert.ok(unreachable !== undefined);
	});

	test(`${by}: a server that cuts the line in the middle of a message leaves it in doubt, not sent, and the next connection goes on`, async (context) => {
		let cuts = 0;
		const { address, taken } = await serverThat(context, {
			body: (socket, bytes) => {
				if (bytes > 10 && cuts < 3) {
					cuts += 1;
					socket.destroy();
				}
			},
		});
		const { counts } = await send(context, address + engine, { giveUpMs: 3000 });
		assert.equal(cuts, 3);
		assert.equal(counts.held, 3, JSON.stringify(counts));
		assert.equal(counts.sent, 17);
		assert.equal(new Set(taken).size, taken.length, "below the highest level none is sent twice");
	});

	for (const [what, end] of [
		["says nothing", () => true],
		[
			"ends the connection",
			(socket: Socket) => {
				socket.destroy();
				return true;
			},
		],
	] as const)
		test(`${by}: a server that took the message and ${what} leaves it in doubt; none is called sent, none is sent again`, async (context) => {
			const { address, taken } = await serverThat(context, { end });
			const { counts, sending } = await send(context, address + engine, { giveUpMs: 3000, patience: { connectMs: 300, replyMs: 150 } });
			assert.deepEqual([counts.sent, counts.held], [0, 20], JSON.stringify(counts));
			assert.equal(new Set(taken).size, 20);
			const again = await sendCampaign(sending);
			assert.ok(again.ok);
			assert.deepEqual([again.value.standing.counts().held, taken.length], [20, 20]);
		});

	test(`${by}: what is put off is tried again when its time has come, each domain at its own pace`, async (context) => {
		const seen = new Map<string, number>();
		const { address, taken } = await serverThat(context, {
			recipient: (socket, to) => {
				seen.set(to, (seen.get(to) ?? 0) + 1);
				if (!to.endsWith("@d1.example") || (seen.get(to) ?? 0) > 2) return false;
				socket.write("451 4.2.1 greylisted, come again\r\n");
				return true;
			},
		});
		let clock = Date.now();
		const { counts, sending } = await send(context, address + engine, { now: () => clock });
		assert.deepEqual([counts.sent, counts.deferred], [15, 5]);
		// Half a minute after the first attempt, a minute after the second.
		for (const [seconds, sent] of [
			[20, 15],
			[31, 15],
			[40, 15],
			[61, 20],
		] as const) {
			clock += seconds * 1000;
			const again = await sendCampaign(sending);
			assert.ok(again.ok);
			assert.equal(again.value.standing.counts().sent, sent, `${seconds} s later`);
		}
		assert.deepEqual([...seen.values()].filter((count) => count === 3).length, 5);
		assert.equal(taken.length, 20);
	});
}

test("an answer of endless lines, or with bytes that are no text, ends the session and loses nobody", async (context) => {
	for (const hello of [`250-${"x".repeat(10)}\r\n`.repeat(5000), `250 ${"x".repeat(1_000_000)}`, "250-\u0000\u00ff\r\n999 what"]) {
		const { address } = await serverThat(context, { hello });
		const { counts, unreachable } = await send(context, address);
		assert.deepEqual([counts.waiting, counts.sent], [20, 0]);
		assert.ok(unreachable !== undefined);
	}
});

test("a reply with escape codes and line breaks is one clean line of the ledger", async (context) => {
	const { address } = await serverThat(context, {
		end: (socket) => {
			socket.write('554-no \u001b[2J\u0007\r\n554 ["outcome",0]\t\r\n');
			return true;
		},
	});
	const { counts, sending } = await send(context, address);
	assert.equal(counts.refused, 20);
	const again = await sendCampaign(sending);
	assert.ok(again.ok && again.value.standing.counts().refused === 20, "the ledger reads back");
});

test("the pace in all and to one domain is kept on the wire", async (context) => {
	const at: { to: string; time: number }[] = [];
	const { address } = await serverThat(context, {
		end: (_, to) => {
			at.push({ to, time: performance.now() });
			return false;
		},
	});
	await send(context, address, { limits: { perSecond: undefined, perDomain: 10 } }, 80);
	// 20 to each of four domains: ten at once, then ten a second.
	for (const domain of ["d0", "d1", "d2", "d3"]) {
		const times = at.filter(({ to }) => to.endsWith(`@${domain}.example`)).map(({ time }) => time);
		assert.equal(times.length, 20);
		for (let n = 0; n + 12 < times.length; n += 1)
			assert.ok((times[n + 12] ?? 0) - (times[n] ?? 0) > 100, `${domain}: 13 messages in ${(times[n + 12] ?? 0) - (times[n] ?? 0)} ms`);
		assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) > 800, domain);
	}
});
