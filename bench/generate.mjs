// Writes a generated inventory: brands and models by Zipf's law, builds uniform over each model's history. Deterministic by seed.
//
//   node generate.mjs ROWS FILE

import { once } from "node:events";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { random, zipf } from "./random.mjs";

const day = (n) => new Date(Date.UTC(2014, 0, 1) + n * 86_400_000).toISOString().slice(2, 10).replaceAll("-", "");
const hikvision = (n) => `V5.${2 + Math.floor(n / 300)}.${n % 6} build ${day(n)}`;
const dahua = (n) => `2.${[400, 420, 622, 800, 820][n % 5]}.0000000.${n % 30}.R.${day(n)}`;
const axis = (n) => `${[6, 8, 9, 10, 11][n % 5]}.${n % 60}.${n % 9}.${n % 4}`;
const dotted = (n) => `${1 + (n % 3)}.${n % 20}.${n % 7}`;

/** Whose address blocks the devices of a brand carry, where its name does not tell: so no address points to a stranger. */
const BUILDERS = { LTS: "hikvision", Honeywell: "dahua", Hanwha: "hanwha-vision" };
const signals = JSON.parse(readFileSync(new URL("../data/catalog/signals.json", import.meta.url), "utf8")).signals;

/** A block of addresses of a brand's maker, `44:19:B6`; one that belongs to nobody where the catalogue has none. */
function blockOf(brand) {
	const vendor = BUILDERS[brand] ?? brand.toLowerCase();
	const [block] = signals.find((signal) => signal.kind === "mac_prefix" && signal.vendor === vendor)?.values ?? [];
	return (
		block
			?.replaceAll(/[^0-9a-f]/gi, "")
			.match(/../g)
			.join(":") ?? "02:00:00"
	);
}

/** Changes with what is written, so that no list of an earlier form is taken for it. */
export const EDITION = 2;

const makers = [
	[
		"Hikvision",
		hikvision,
		(n) => `DS-2CD${2 + (n % 3)}${n % 10}${Math.floor(n / 10) % 10}${["2FWD-I", "2F-I", "7G2-LU", "0F-I", "5F-IZ", "3G2-I"][n % 6]}`,
	],
	["Dahua", dahua, (n) => `IPC-${["HDW", "HFW", "HDBW"][n % 3]}${1 + (n % 8)}${400 + (n % 50)}${["S", "R-Z", "E-SA"][n % 3]}`],
	["Axis", axis, (n) => `AXIS ${["M", "P", "Q"][n % 3]}${3000 + (n % 400)}-V`],
	["Hanwha", (n) => `1.${n % 50}.${n % 20}_20${day(n)}`, (n) => `XNV-${6000 + (n % 500)}R`],
	["Uniview", (n) => `IPC_D1202-B${1000 + n}P50D1907C04`, (n) => `IPC32${n % 10}SB-DF28K-I0`],
	["LTS", hikvision, (n) => `CMIP${3000 + (n % 300)}`],
	["Amcrest", dahua, (n) => `IP${2 + (n % 7)}M-${840 + (n % 60)}`],
	["Reolink", (n) => `v3.0.0.${100 + (n % 900)}_${day(n)}02`, (n) => `RLC-${400 + (n % 500)}`],
	["D-Link", dotted, (n) => `DCS-${900 + (n % 1800)}L`],
	["Bosch", dotted, (n) => `NBE-${3500 + (n % 90)}-AL`],
	["Honeywell", dahua, (n) => `H4W${n % 8}GR${n % 4}`],
	["GeoVision", (n) => `V1.0${n % 10}_2017_12_15`, (n) => `GV-VS${10 + (n % 20)}`],
];

export async function generate(rows, file, seed = 20170922) {
	mkdirSync(dirname(file), { recursive: true });
	const out = createWriteStream(file);
	const next = random(seed);
	const maker = zipf(makers.length, next);
	const model = zipf(200, next);
	const build = zipf(40, next);
	const blocks = new Map(makers.map(([brand]) => [brand, blockOf(brand)]));
	let block = "id,site,brand,model,firmware,ip,mac,serial,exposure,name\n";
	for (let i = 0; i < rows; i += 1) {
		const [brand, firmware, name] = makers[maker()];
		const which = model();
		const version = next() < 0.06 ? "" : firmware((which * 37 + build() * 61) % 2600);
		const hex = i.toString(16).padStart(6, "0");
		block += `dev-${i},Site ${i % 997},${brand},${name(which * 7)},${version},10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255},${blocks.get(brand)}:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)},S${String(i).padStart(9, "0")},${next() < 0.08 ? "internet" : "internal"},Camera ${i}\n`;
		if (block.length > 1_000_000) {
			if (!out.write(block)) await once(out, "drain");
			block = "";
		}
	}
	out.end(block);
	await once(out, "finish");
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	await generate(Number(process.argv[2] ?? 100_000), process.argv[3] ?? "out/inventory.csv");
