/** `explain` says what it cannot read of a question, and takes back what it prints. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";

interface Answer {
	readonly id: unknown;
	readonly verdict?: string;
	readonly confidence?: string;
	readonly device?: { readonly signals?: readonly string[] };
	readonly error?: { readonly code: string; readonly message: string };
}

const HIK_MAC = "44:19:b6:00:00:01";
const DEVICE = { brand: "Acme", model: "AC-1", firmware: "1.0" };

test("the signals that an answer prints are taken back, and stand beside those that the device shows", async (context) => {
	const folder = startFolder(context);
	const ask = async (devices: readonly object[]) => {
		const lines = devices.map((device, id) => JSON.stringify({ id, device, advisory: "SEAWALL-2017-0001" }));
		const { out } = await folder.call(["explain"], undefined, lines);
		return out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as Answer);
	};
	const [none, shown] = await ask([DEVICE, { ...DEVICE, mac: HIK_MAC }]);
	assert.equal(none?.device?.signals, undefined);
	assert.ok((shown?.device?.signals?.length ?? 0) > 0);
	const signals = shown?.device?.signals ?? [];
	const [again, both, empty] = await ask([
		{ ...DEVICE, signals },
		{ ...DEVICE, mac: HIK_MAC, signals: ["port-37777"] },
		{ ...DEVICE, mac: HIK_MAC, signals: [] },
	]);
	assert.deepEqual({ ...again, id: 1 }, shown);
	assert.ok(
		signals.every((signal) => both?.device?.signals?.includes(signal)),
		"what is stated hides nothing that is shown",
	);
	assert.deepEqual(empty?.device?.signals, signals);
});

test("a clue that is no text is a bad question, not one that was not asked", async (context) => {
	const rows: readonly (readonly [Record<string, unknown>, string | undefined])[] = [
		[{ mac: ["44:19:b6:00:00:01"] }, "mac must be a text"],
		[{ serial: { text: "x" } }, "serial must be a text"],
		[{ protocol: true }, "protocol must be a text"],
		[{ proxy_protocol: [] }, "proxy_protocol must be a text"],
		[{ firmware: false }, "firmware must be a text"],
		[{ oem_map: "Hikvision" }, "oem_map must be an object with the texts manufacturer and model"],
		[{ oem_map: { manufacturer: "Hikvision" } }, "oem_map must be an object with the texts manufacturer and model"],
		[{ open_ports: { 80: true } }, "open_ports must be a text or at most 100 numbers"],
		[{ open_ports: [80, null] }, "open_ports must be a text or at most 100 numbers"],
		[{ openPorts: Array.from({ length: 101 }, () => 80) }, "open_ports must be a text or at most 100 numbers"],
		[{ signals: "mac-hikvision" }, "signals must be a list of at most 100 texts"],
		[{ signals: [{}] }, "signals must be a list of at most 100 texts"],
		[{ mac: null, serial: null, oem_map: null, open_ports: null, signals: null, firmware: 1.5 }, undefined],
		[{ open_ports: [80, "554/tcp"], openPorts: null }, undefined],
	];
	const lines = rows.map(([clue], id) => JSON.stringify({ id, device: { ...DEVICE, ...clue }, advisory: "SEAWALL-2017-0001" }));
	const { code, out } = await startFolder(context).call(["explain"], undefined, lines);
	assert.equal(code, 0);
	const answers = out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Answer);
	assert.deepEqual(
		answers.map(({ error }) => error?.message),
		rows.map(([, wrong]) => wrong),
	);
	assert.ok(answers.every(({ error }) => error === undefined || error.code === "cli/bad-question"));
});
