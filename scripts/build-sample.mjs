// Writes data/sample/inventory.csv and data/sample/truth.jsonl from data/sample/fleet.jsonl: `node scripts/build-sample.mjs`.
//
// The fleet is invented; its models and builds are of the shapes that the catalogue's documents speak of. The truth of each row was
// reasoned by hand from those documents (data/catalog/facts), not taken from what the program says; a test compares the two, whole.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "data", "sample");

const sites = ["Depot North", "Head Office", "Harbour Terminal", "Car Park West", "School Lindenallee", "Warehouse 7"];

/**
 * The table, a JSON array a line: brand, model, firmware, kind, places ([site, how many, of which reachable from the internet]),
 * verdict, kind of the verdict where it is open or "not affected", CVEs that affect it, why.
 */
const rows = readFileSync(join(folder, "fleet.jsonl"), "utf8")
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line));

/** The devices of the table, in order of site. */
function devices() {
	const made = rows.flatMap(([brand, model, firmware, kind, places, verdict, verdictKind, affected, reason]) =>
		places.flatMap(([site, count, exposed]) =>
			Array.from({ length: count }, (_, index) => ({
				site,
				brand,
				model,
				firmware,
				kind,
				exposed: index < exposed,
				verdict,
				verdictKind,
				affected,
				reason,
			})),
		),
	);
	const counters = sites.map(() => 0);
	return made
		.map((device, order) => ({ ...device, order }))
		.sort((a, b) => a.site - b.site || a.order - b.order)
		.map((device) => {
			counters[device.site] += 1;
			const n = counters[device.site];
			const id = `${sites[device.site]
				.split(" ")
				.map((word) => word[0])
				.join("")}${device.site + 1}-${String(n).padStart(3, "0")}`;
			const address = device.exposed ? `203.0.113.${device.site * 40 + n}` : `10.${20 + device.site}.1.${n + 9}`;
			return { ...device, id, address, site: sites[device.site] };
		});
}

function cell(text) {
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function inventoryCsv() {
	const lines = devices().map((d) =>
		[d.id, d.site, d.brand, d.model, d.firmware === "" ? "?" : d.firmware, d.kind, d.address, d.exposed ? "internet" : "internal"]
			.map(cell)
			.join(","),
	);
	return `id,site,brand,model,firmware,type,ip,exposure\n${lines.join("\n")}\n`;
}

export function truthLines() {
	return `${devices()
		.map((d) =>
			JSON.stringify({
				id: d.id,
				verdict: d.verdict,
				...(d.verdictKind === "" ? {} : { kind: d.verdictKind }),
				affected: d.affected,
				reason: d.reason,
			}),
		)
		.join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(join(folder, "inventory.csv"), inventoryCsv());
	writeFileSync(join(folder, "truth.jsonl"), truthLines());
}
