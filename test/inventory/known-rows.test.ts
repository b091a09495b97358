/** A read into a sink, which recognises rows by their bytes, gives what the read in full gives: devices, refusals, warnings, in order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Device } from "../../src/inventory/device.ts";
import type { ReadBatch } from "../../src/inventory/import/item.ts";
import { createFleet, EXPOSURES, type Fleet, type SignalsOf } from "../../src/match/fleet.ts";
import { loadCatalogue } from "../../src/store/disk/catalogue-folder.ts";
import type { ByteSource } from "../../src/store/files/open-bytes.ts";
import { type ReadInventoryOptions, readInventory } from "../../src/store/files/read-inventory.ts";
import { readAll, sourceOf } from "./source.ts";

const catalogue = await loadCatalogue();
assert.ok(catalogue.ok);
const signalsOf: SignalsOf = (clues) => catalogue.value.signalsOf(clues);

interface SinkRead {
	readonly fleet: Fleet;
	/** Devices that were made in full. */
	readonly full: number;
	readonly said: Omit<ReadBatch, "devices">;
}

async function readToFleet(from: readonly ByteSource[], options: ReadInventoryOptions = {}): Promise<SinkRead> {
	const fleet = createFleet(signalsOf);
	let full = 0;
	const sink = {
		...fleet,
		add(device: Device) {
			full += 1;
			fleet.add(device);
		},
	};
	const said: SinkRead["said"] = { rejected: [], warnings: [], problems: [] };
	for await (const batch of readInventory(from, { ...options, sink })) {
		assert.equal(batch.devices.length, 0);
		said.rejected.push(...batch.rejected);
		said.warnings.push(...batch.warnings);
		said.problems.push(...batch.problems);
	}
	return { fleet, full, said };
}

/** Reads both ways and compares all of it; gives the share that was recognised. */
async function compare(from: readonly ByteSource[], options?: ReadInventoryOptions): Promise<{ rows: number; recognised: number }> {
	const whole = await readAll(from, options);
	const { fleet, full, said } = await readToFleet(from, options);
	const plain = createFleet(signalsOf);
	for (const device of whole.devices) plain.add(device);
	const { devices: _, notes: __, ...rest } = whole;
	assert.deepEqual(said, rest);
	assert.equal(fleet.size, plain.size);
	for (let row = 0; row < plain.size; row += 1) assert.deepEqual(fleet.deviceAt(row), plain.deviceAt(row));
	assert.deepEqual(fleet.identities, plain.identities);
	const counts = (of: Fleet) => of.identities.map((_, at) => EXPOSURES.map((exposure) => of.countOf(at, exposure)));
	assert.deepEqual(counts(fleet), counts(plain));
	return { rows: plain.size, recognised: plain.size - full };
}

const HEADERS = [
	"id,site,brand,model,firmware,ip,mac,serial,exposure,name",
	"Name,IP Address,Model,Firmware,MAC,Serial Number",
	"id,site,manufacturer,brand,model,version,build,ip,exposed,offline,type,password,notes",
	"Site,Name,Brand,Model,Ports,URL,Comment",
	"id,brand,model,protocol,ports,ip,mac,serial",
	"serial,driver,kind,oem manufacturer,oem model,ip,internet",
	"id;site;brand;model;firmware;ip;name",
] as const;

const brand = fc.constantFrom("Hikvision", "Dahua", "AXIS", "Geutebrück", "海康威视", "n/a", "", " Bosch ", "Hikvision");
const model = fc.constantFrom("DS-2CD2142FWD-I", "IPC-HFW4431R-Z", "NVR", "IP Camera", "", "unknown", "M1065-LW", "model");
const own = fc.oneof(
	fc.nat({ max: 40 }).map((n) => `cam ${n}`),
	fc.nat({ max: 40 }).map((n) => `S${n}0012345678`),
	fc.constantFrom(
		"",
		"-",
		"Tor Süd",
		" x1",
		"admin:pw@10.0.0.1",
		"12345678",
		"aaaa",
		"http://10.0.0.9/",
		"Main entrance of the western depot",
		"'=1+1",
	),
	fc.constantFrom(
		"DS-2CD2142FWD-I20160601CCWR000000002",
		"10.1.1.1",
		"id",
		"a\u00a0b",
		"x".repeat(600),
		"no  blanks",
		"tab\tbed",
		"\u00ff1",
	),
);
const address = fc.oneof(
	fc.tuple(fc.constantFrom("10.0.0.", "8.8.8.", "192.168.1.", "010.0.0."), fc.nat({ max: 300 })).map(([net, host]) => net + host),
	fc.constantFrom(
		"",
		"0.0.0.0",
		"camera.example",
		"10.0.0.1:8000",
		"10.0.0.1;10.0.0.2",
		"not an address",
		"2001:db8::1",
		"44:19:b6:00:00:31",
		"?",
	),
);
const mac = fc.oneof(
	fc.nat({ max: 255 }).map((n) => `44:19:b6:00:00:${n.toString(16).padStart(2, "0")}`),
	fc.constantFrom(
		"08:ed:ed:00:00:01",
		"34:46:63:2a:00:01",
		"34:46:63:4a:00:01",
		"34:46:63:0a:00:01",
		"08-ED-ED-00-00-02",
		"b8:27:eb:00:00:01",
	),
	fc.constantFrom("", "4419b6000031", "44-19-B6-00-00-31", "44:19:B6:00:00:31", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "none", "zz:zz"),
);
const clue = fc.constantFrom("DHIP", "SADP, ONVIF", "", "37777, 554", "8000");
const word = fc.constantFrom("internet", "internal", "yes", "no", "isolated", "perhaps", "", "8000", "ja, Port 8000");
const firmware = fc.constantFrom("V5.4.0 build 160530", "V5.4.0", "160530", "build 150101", "", "2.800.0000000.29.R.210630");
const site = fc.constantFrom("Depot Nord", "Depot Süd", "", "Site 1", "k.A.");

function cellFor(name: string): fc.Arbitrary<string> {
	if (/brand|manuf/i.test(name)) return brand;
	if (/model|driver|kind|type/i.test(name)) return model;
	if (/protocol|ports/i.test(name)) return clue;
	if (/ip|url/i.test(name)) return address;
	if (/mac/i.test(name)) return mac;
	if (/expos|offline|internet/i.test(name)) return word;
	if (/firm|version|build/i.test(name)) return firmware;
	return /site/i.test(name) ? site : own;
}

/** A cell as most rows have it. */
function tidyCell(name: string): fc.Arbitrary<string> {
	if (/brand|manuf/i.test(name)) return fc.constantFrom("Dahua", "Geutebrück");
	if (/model|driver|kind|type/i.test(name)) return fc.constantFrom("IPC-HFW4431R-Z", "DS-2CD2142FWD-I");
	if (/protocol|ports/i.test(name)) return clue;
	if (/ip|url/i.test(name)) return fc.nat({ max: 250 }).map((n) => (n % 5 === 0 ? `8.8.8.${n}` : `10.0.0.${n}`));
	if (/mac/i.test(name))
		return fc.nat({ max: 255 }).map((n) => `${n % 3 === 0 ? "08:ed:ed" : "44:19:b6"}:00:00:${n.toString(16).padStart(2, "0")}`);
	if (/expos|offline|internet/i.test(name)) return fc.constantFrom("yes", "");
	if (/firm|version|build/i.test(name)) return fc.constantFrom("V5.4.0", "");
	if (/serial|^id$/i.test(name)) return fc.nat({ max: 9_999 }).map((n) => `S${n}00AB`);
	return fc.constantFrom("Depot Nord", "Tor 7");
}

const odd = fc.constantFrom(
	"",
	"\n",
	"\r",
	'"',
	'""',
	'"open',
	"a,b,c",
	",,,,,,,,,,,,,,",
	"one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,13,14",
);
const quoting = fc.constantFrom("no", "no", "no", "whole", "spaced", "stray");

function write(cell: string, how: string, delimiter: string): string {
	if (how === "whole" || cell.includes(delimiter) || cell.includes('"')) return `"${cell.replaceAll('"', '""')}"`;
	if (how === "spaced") return ` "${cell}" `;
	return how === "stray" ? `"${cell}"x` : cell;
}

const list = fc.constantFrom(...HEADERS).chain((header) => {
	const delimiter = header.includes(";") ? ";" : ",";
	const names = header.split(delimiter);
	const row = fc
		.tuple(fc.tuple(...names.map((name) => fc.tuple(cellFor(name), quoting))), fc.boolean())
		.map(([cells, quoted]) => cells.map(([cell, how]) => write(cell, quoted ? how : "no", delimiter)).join(delimiter));
	const tidy = fc.tuple(...names.map(tidyCell)).map((cells) => cells.join(delimiter));
	const line = fc.oneof(
		{ weight: 10, arbitrary: row },
		{ weight: 50, arbitrary: tidy },
		{ weight: 1, arbitrary: odd },
		{ weight: 1, arbitrary: fc.constant(header) },
	);
	return fc.record({
		header: fc.constant(header),
		lines: fc.array(line, { minLength: 30, maxLength: 80, size: "max" }),
		repeat: fc.constantFrom(1, 2, 3),
		end: fc.constantFrom("\n", "\n", "\r\n", "\r"),
		mark: fc.boolean(),
		last: fc.boolean(),
		broken: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
	});
});

/** Bytes of a list; `broken` puts a byte that is no UTF-8 somewhere. */
function bytesOf({ header, lines, repeat, end, mark, last, broken }: typeof list extends fc.Arbitrary<infer T> ? T : never): Uint8Array {
	const all = [header, ...Array.from({ length: repeat }, () => lines).flat()];
	const bytes = new TextEncoder().encode((mark ? "\ufeff" : "") + all.join(end) + (last ? end : ""));
	if (broken !== null && bytes.length > 0) bytes[broken % bytes.length] = 0xe4;
	return bytes;
}

/** Blank lines, enough for one block: what is recognised begins with the second. */
const PAD = new TextEncoder().encode(`${" ".repeat(99)}\n`.repeat(1_400));

test("any list is read the same, what follows it too", async () => {
	let recognised = 0;
	await fc.assert(
		fc.asyncProperty(list, list, fc.constantFrom(true, false, false, false), async (one, other, whole) => {
			const sources = [one, other].map((of, at) => {
				const bytes = bytesOf(of);
				const first = Buffer.concat([bytes, PAD]);
				// The same rows under other ids: those that came once are told apart from those that come again.
				const anew = (digit: number) =>
					bytesOf({ ...of, lines: of.lines.map((line) => line.replace(/(?<=cam |\bS)(?=\d)/g, `${digit}`)), mark: false, last: true });
				return sourceOf(Buffer.concat([first, anew(7), anew(8)]), `list-${at}.csv`, whole ? 1_000_000 : first.length);
			});
			recognised += (await compare(sources)).recognised;
		}),
		{ numRuns: 80 },
	);
	assert.ok(recognised > 500, `only ${recognised} rows were recognised`);
});

/** A file large enough to have many blocks. */
function large(rows: number, row: (n: number) => string, header: string = HEADERS[0]): string {
	return `${header}\n${Array.from({ length: rows }, (_, n) => row(n)).join("\n")}\n`;
}

const hex = (n: number) => (n % 256).toString(16).padStart(2, "0");
const usual = (n: number) =>
	`dev-${n},Site ${n % 7},Hikvision,DS-2CD2${n % 9}42FWD-I,V5.4.${n % 5} build 160530,${n % 11 === 0 ? "8.8" : "10.0"}.${n % 250}.1,44:19:b6:${hex(n >> 16)}:${hex(n >> 8)}:${hex(n)},S${n}9876543210,${n % 3 === 0 ? "internet" : ""},Kamera Süd ${n}`;

test("a usual list is recognised nearly whole, quoted or not", async () => {
	const plain = await compare([sourceOf(large(12_000, usual))]);
	assert.ok(plain.rows === 12_000 && plain.recognised > 9_000, `${plain.recognised} of ${plain.rows}`);
	const quoted = large(12_000, (n) => usual(n).replace(/[^,]+/g, '"$&"')).replaceAll("\n", "\r\n");
	const all = await compare([sourceOf(quoted)]);
	assert.ok(all.recognised > 9_000, `${all.recognised} of ${all.rows}`);
});

test("an id that comes again, in the same file or another, is told about as before", async () => {
	const again = large(6_000, (n) => usual(n % 4_000));
	const { recognised } = await compare([sourceOf(again, "a.csv"), sourceOf(again, "b.csv")]);
	assert.ok(recognised > 500, `only ${recognised} rows were recognised`);
});

test("rows without an id are called by their serial number or MAC address; without those they are read in full", async () => {
	const header = "site,brand,model,ip,mac,serial,name";
	const row = (n: number) =>
		`Depot,Dahua,IPC-HFW4431R-Z,10.0.${n % 250}.${n % 200},${n % 3 === 0 ? "" : `44:19:b6:00:${hex(n >> 8)}:${hex(n)}`},${n % 2 === 0 ? `AB${n}77` : ""},Tor ${n}`;
	const { recognised } = await compare([sourceOf(large(9_000, row, header))]);
	assert.ok(recognised > 3_000, `only ${recognised} rows were recognised`);
});

test("a header that stands in a file again is no device, nor is a password looked at", async () => {
	const header = "id,brand,model,firmware,password";
	const row = (n: number) => (n % 500 === 499 ? header : `c${n},AXIS,M1065-LW,9.80.${n % 4},secret${n}`);
	const { fleet } = await readToFleet([sourceOf(large(20_000, row, header))]);
	assert.equal(fleet.size, 20_000 - 40);
	await compare([sourceOf(large(20_000, row, header))]);
});

test("other encodings, a damaged line, UTF-16: the same", async () => {
	const text = large(5_000, usual);
	const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
	await compare([sourceOf(utf16)]);
	await compare([sourceOf(Buffer.from(text, "latin1"))]);
	const damaged = Buffer.from(text);
	damaged[400_000] = 0xff;
	const { recognised } = await compare([sourceOf(damaged)]);
	assert.ok(recognised > 500, `only ${recognised} rows were recognised`);
});

test("the user's word on the columns holds", async () => {
	const header = "a,b,c,d";
	const map = [
		{ field: "id", name: "a", index: undefined },
		{ field: "brand", name: "b", index: undefined },
		{ field: "model", name: "c", index: undefined },
		{ field: "name", name: "d", index: undefined },
	] as const;
	const { recognised } = await compare([sourceOf(large(12_000, (n) => `x${n},Dahua,IPC-${n % 40},cam ${n}`, header))], { map });
	assert.ok(recognised > 3_000, `only ${recognised} rows were recognised`);
});
