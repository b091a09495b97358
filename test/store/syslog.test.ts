/** Syslog over UDP and TCP comes to counts that are kept. */
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { listenSyslog } from "../../src/serve/telemetry/syslog-listener.ts";
import { telemetryThread } from "../../src/serve/telemetry/telemetry-client.ts";
import { storeTest } from "./stores.ts";

const NOW = Date.parse("2026-02-20T12:00:00Z");
const SPAN = { from: NOW - 86_400_000, to: NOW };
const message = (number: number, head: string) =>
	`<134>${head} kernel: DROP IN=eth0 SRC=198.18.0.${number} DST=203.0.113.9 PROTO=TCP SPT=4000 DPT=37777`;

storeTest("messages of both forms, over UDP and TCP, are counted by the sensor that they name", async ({ counts }) => {
	const thread = telemetryThread(counts);
	const defects: unknown[] = [];
	const place = { host: "127.0.0.1", port: 0, sender: "harbour", now: () => NOW, onDefect: (error: unknown) => defects.push(error) };
	const listening = await listenSyslog(thread, place);
	assert.ok(listening.ok);
	const { port, flush, close, lost } = listening.value;
	try {
		const udp = createSocket("udp4");
		for (let number = 1; number <= 5; number += 1) udp.send(message(number, "Feb 20 10:00:00 edge"), port, "127.0.0.1");
		const tcp = connect(port, "127.0.0.1");
		const counted = message(6, "1 2026-02-20T10:00:01Z core");
		tcp.end(`${counted.length} ${counted}${message(7, "Feb 20 10:00:02 edge")}\n<134>no log at all\n`);
		await once(tcp, "close");
		let events = 0;
		for (let wait = 0; wait < 100 && events < 7; wait += 1) {
			await pause(50);
			await flush();
			events = (await counts.series({ kind: "port", value: "37777" }, SPAN))[0]?.events ?? 0;
		}
		assert.equal(events, 7);
		assert.deepEqual((await counts.sensors()).map(({ name, events: of }) => [name, of]).sort(), [
			["harbour/core", 1],
			["harbour/edge", 6],
		]);
		assert.deepEqual(
			(await counts.leftOut()).map(({ source, lines }) => [source, lines]),
			[["syslog/127.0.0.1", 1]],
		);
		udp.close();
		assert.deepEqual([lost(), defects], [0, []]);
	} finally {
		await close();
		await thread.close();
	}
});
