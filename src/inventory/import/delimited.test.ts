import assert from "node:assert/strict";
import { test } from "node:test";
import type { Device } from "../device.ts";
import { readDelimited } from "./delimited.ts";
import type { ReadBatch } from "./item.ts";
import { type ColumnMap, parseMapSpec } from "./map-spec.ts";
import type { RawRow } from "./row.ts";
import { newSeenIds } from "./seen-ids.ts";

/** Reads lines whose cells are separated by `;`, with no quotes. */
function read(text: string, spec = ""): ReadBatch {
	const map = spec === "" ? ok([]) : parseMapSpec(spec);
	assert.ok(map.ok);
	const rows: RawRow[] = text.split("\n").map((line, at) => ({ line: at + 1, cells: line.split(";"), fault: undefined }));
	const reader = readDelimited("list.csv", map.value, newSeenIds());
	const [first, last] = [reader.take(rows), reader.end()];
	return {
		devices: [...first.devices, ...last.devices],
		rejected: [...first.rejected, ...last.rejected],
		warnings: [...first.warnings, ...last.warnings],
		problems: [...first.problems, ...last.problems],
	};
}

function ok(value: ColumnMap): { ok: true; value: ColumnMap } {
	return { ok: true, value };
}

function one(text: string, spec = ""): Device {
	const { devices } = read(text, spec);
	assert.equal(devices.length, 1);
	return devices[0] as Device;
}

test("more blank lines at once than a call has arguments", () => {
	const { devices } = read(`Hersteller;Modell${"\n".repeat(200_000)}Hikvision;DS-2CD2142FWD-I`);
	assert.equal(devices.length, 1);
});

test("title and blank lines stand above the header", () => {
	const { devices, warnings } = read(
		"Kameraliste Depot Nord\n\nStand 2017;;\nStandort;Depot Nord;\nHersteller;Modell;Firmware\nHikvision;DS-2CD2142FWD-I;V5.4.0 build 160530",
	);
	assert.equal(devices[0]?.firmware, "V5.4.0 build 160530");
	assert.equal(devices[0]?.place.line, 6);
	assert.match(warnings[0]?.message ?? "", /above the header/);
});

test("the row that names most columns is the header, even a short one", () => {
	assert.equal(one("Standort;Depot Nord\nModell;IP\nDS-2CD2142FWD-I;10.0.0.5").model, "DS-2CD2142FWD-I");
	assert.deepEqual(one("Host;Vendor\n10.0.0.5;Axis").addresses, ["10.0.0.5"]);
});

test("without a header the columns are told by their cells", () => {
	const device = one("x1;192.0.2.5;Hikvision;44:19:b6:00:00:31;V5.4.0 build 160530;DS-2CD2142FWD-I");
	assert.deepEqual(
		[device.brand, device.model, device.firmware, device.mac, device.addresses],
		["Hikvision", "DS-2CD2142FWD-I", "V5.4.0 build 160530", "44:19:b6:00:00:31", ["192.0.2.5"]],
	);
});

test("a header of unknown words: by the cells, and by --map", () => {
	const sheet = "Was;Wo drin;Ding\nDS-2CD2142FWD-I;V5.4.0 build 160530;Hikvision\nDS-2CD2032-I;V5.2.5 build 141201;Hikvision";
	assert.equal(read(sheet).devices[0]?.model, "DS-2CD2142FWD-I");
	const mapped = read(sheet, "name=Was,model=Spalte 1,site=Wo drin").devices[0];
	assert.equal(mapped?.name, "DS-2CD2142FWD-I");
	assert.equal(mapped?.site, "V5.4.0 build 160530");
});

test("--map wins over the heading, and names what it does not find", () => {
	const { devices, problems } = read("brand;model;version;real fw\nAxis;M1065-LW;rev B;9.80.1", "firmware=real fw,site=Ort");
	assert.equal(devices[0]?.firmware, "9.80.1");
	assert.deepEqual(
		problems.map((problem) => problem.code),
		["inventory/map-no-column"],
	);
});

test("an installed version is never taken from a column of wanted ones", () => {
	const { devices } = read("brand;model;latest firmware;Soll\nHikvision;DS-2CD2142FWD-I;V5.4.5 build 170124;V5.4.5 build 170124");
	assert.equal(devices[0]?.firmware, undefined);
});

test("brand and manufacturer side by side: the manufacturer is the maker", () => {
	const device = one("Marke;Hersteller;Modell\nLTS;Hikvision;CMIP3142");
	assert.deepEqual([device.brand, device.maker], ["LTS", "Hikvision"]);
	assert.equal(one("Marke;Hersteller;Modell\nAxis;AXIS;M1065-LW").maker, undefined);
});

test("a category in the model column is a kind, not a model", () => {
	const { devices, warnings } = read("brand;model;ip\nHikvision;IPCamera;10.0.0.1");
	assert.deepEqual([devices[0]?.model, devices[0]?.kind], [undefined, "camera"]);
	assert.match(warnings.at(-1)?.message ?? "", /category/);
});

test("Typ is a kind or a model, as its words tell", () => {
	assert.deepEqual([one("Marke;Typ\nDahua;DVR").kind, one("Marke;Typ\nDahua;DVR").model], ["recorder", undefined]);
	assert.equal(one("Marke;Typ\nDahua;IPC-HFW4431S").model, "IPC-HFW4431S");
});

test("the model in front of a serial number fills an empty model column", () => {
	const device = one("brand;model;serial\nHikvision;;DS-2CD2142FWD-I20160601CCWR000000002");
	assert.deepEqual([device.model, device.serial], ["DS-2CD2142FWD-I", "DS-2CD2142FWD-I20160601CCWR000000002"]);
});

test("exposure: a stated word counts, a public address only where the column is silent", () => {
	const sheet = (cell: string, ip: string): Device => one(`model;ip;exposed\nM1065-LW;${ip};${cell}`);
	assert.equal(sheet("", "8.8.4.4").exposure, "internet");
	assert.equal(sheet("?", "10.0.0.5").exposure, "unknown");
	assert.equal(sheet("?", "8.8.4.4").exposure, "internet");
	assert.equal(sheet("no", "8.8.4.4").exposure, "internal");
	assert.equal(sheet("vielleicht", "10.0.0.5").exposure, "unknown");
	assert.match(read("model;ip;exposed\nM1065-LW;8.8.4.4;no").warnings.at(-1)?.message ?? "", /public/);
	assert.equal(one("model;isolated\nM1065-LW;ja").exposure, "isolated");
});

test("ids: given, else serial, else MAC, else place; a second one keeps its row under another id", () => {
	const { devices, warnings } = read(
		"id;serial;mac;model\na;sn-1;44:19:b6:00:00:31;M1\n;sn-1;44:19:b6:00:00:31;M1\n;000000;44:19:b6:00:00:31;M1\n;;;M1\na;;;M2\na;;;M3",
	);
	assert.deepEqual(
		devices.map((device) => device.id),
		["a", "sn-1", "44:19:b6:00:00:31", "list.csv:5", "a#2", "a#3"],
	);
	assert.equal(warnings.filter((warning) => warning.message.includes("same id")).length, 2);
});

test("a row with too many cells is refused with its place, the others are kept", () => {
	const { devices, rejected } = read(`brand;model\nAxis;M1\nAxis;M2${";x".repeat(40)}\nAxis;M3;;\nAxis;M4`);
	assert.deepEqual(
		devices.map((device) => device.model),
		["M1", "M3", "M4"],
	);
	assert.deepEqual(rejected, [
		{ source: "list.csv", line: 3, code: "inventory/too-many-cells", reason: "the row has 42 cells, the header 2" },
	]);
});

test("short rows, blank rows, a header that stands twice", () => {
	const { devices, warnings, rejected } = read(
		"brand;model;site;firmware\nAxis;M1\n;;;\nbrand;model;site;firmware\n;;Lager;\nAxis;M2;;1.2",
	);
	assert.deepEqual(
		devices.map((device) => device.model),
		["M1", "M2"],
	);
	assert.equal(rejected[0]?.code, "inventory/no-device");
	assert.deepEqual(
		warnings.map((warning) => warning.line),
		[2, 4],
	);
});

test("10 000 columns: one clear problem, and reading stops", () => {
	const reader = readDelimited("wide.csv", [], newSeenIds());
	const batch = reader.take([{ line: 1, cells: [], fault: "too-many-columns" }]);
	assert.equal(batch.problems[0]?.code, "inventory/too-many-columns");
	assert.equal(batch.problems[0]?.at, "wide.csv:1");
	assert.ok(reader.stopped);
});

test("text that is no list of devices is one problem", () => {
	const { devices, problems } = read("Dear all;\nplease find the list;of things\nas agreed;yesterday");
	assert.equal(devices.length, 0);
	assert.equal(problems[0]?.code, "inventory/no-columns");
});

test("OEM columns", () => {
	assert.deepEqual(one("brand;model;oem_manufacturer;oem_model\nLTS;CMIP3142;Hikvision;DS-2CD2142FWD-I").oemMap, {
		manufacturer: "Hikvision",
		model: "DS-2CD2142FWD-I",
	});
	assert.equal(one("brand;model;OEM von\nLTS;CMIP3142;Hikvision").maker, "Hikvision");
});

test("the protocols that a device answered", () => {
	for (const heading of ["protocol", "Discovered by", "proxyProtocol", "Protokoll"])
		assert.equal(one(`brand;model;${heading}\nLTS;CMIP3142;ONVIF, SADP`).protocol, "ONVIF, SADP", heading);
	assert.equal(one("brand;model;protocol\nLTS;CMIP3142;n/a").protocol, undefined);
});

test("version and build in two columns", () => {
	assert.equal(one("brand;model;Softwarestand;Build-Datum\nHikvision;DS-1;V5.4.0;160530").firmware, "V5.4.0 build 160530");
});
