/** A document of CSAF 2.1 through the command line: product paths, wildcards, units, statuses, warnings. */
import assert from "node:assert/strict";
import test from "node:test";
import { bytesOf, HEAD } from "../../src/advisory/csaf/sample.ts";
import { startFolder } from "../support/start-call.ts";

const camera = (id: string, name: string, helper?: object) => ({
	category: "product_name",
	name,
	product: { name: `Hikvision ${name}`, product_id: id, ...(helper === undefined ? {} : { product_identification_helper: helper }) },
});

const document = {
	document: { ...HEAD, csaf_version: "2.1", distribution: { tlp: { label: "GREEN" } } },
	product_tree: {
		branches: [
			{
				category: "vendor",
				name: "Hikvision",
				branches: [
					camera("H", "DS-2CD2032-I"),
					camera("U", "DS-2CD2112-I", { serial_numbers: ["C123*"] }),
					camera("N", "DS-2CD2212-I"),
					camera("W", "Wide angle line", { model_numbers: ["DS-2CD26??FWD-I"] }),
					{
						category: "product_name",
						name: "IPC Firmware",
						branches: [
							{
								category: "product_version_range",
								name: "< V5.4.5",
								product: { name: "Hikvision IPC Firmware < V5.4.5", product_id: "F" },
							},
						],
					},
				],
			},
		],
		product_paths: [
			{
				beginning_product_reference: "F",
				full_product_name: { name: "Hikvision IPC Firmware < V5.4.5 on DS-2CD2032-I", product_id: "P" },
				subpaths: [{ category: "installed_on", next_product_reference: "H" }],
			},
		],
	},
	vulnerabilities: [
		{
			cve: "CVE-2025-0001",
			product_status: { known_affected: ["P"], known_not_affected: ["U", "N"], unknown: ["W"] },
			flags: [{ label: "vulnerable_code_not_present", product_ids: ["N", "U"] }],
		},
		{ cve: "CVE-2025-0002", product_status: { known_affected: ["W", "U"] } },
	],
	x_extensions: [{ $schema: "https://example.org/x_1.0.0.json", category: "essential", content: { a: 1 } }],
};

test("CSAF 2.1: a path is matched by hardware and version, a wildcard as written, a unit's serial number and `unknown` stay open", async (context) => {
	const folder = startFolder(context);
	const file = folder.write("csaf.json", new TextDecoder().decode(bytesOf(document)));
	const ask = (model: string, firmware: string, cve: string) =>
		JSON.stringify({ id: `${model} ${firmware} ${cve}`, device: { brand: "Hikvision", model, firmware }, advisory: "TEST-1", cve });
	const rows: readonly (readonly [model: string, firmware: string, cve: string, verdict: string])[] = [
		["DS-2CD2032-I", "V5.4.0", "CVE-2025-0001", "known_affected"],
		["DS-2CD2032-I", "V5.4.5", "CVE-2025-0001", "fixed"],
		// Good news of some units is none of a device whose serial number nobody stated, and so is bad news.
		["DS-2CD2112-I", "V5.4.0", "CVE-2025-0001", "under_investigation"],
		["DS-2CD2112-I", "V5.4.0", "CVE-2025-0002", "under_investigation"],
		["DS-2CD2612FWD-I", "V5.4.0", "CVE-2025-0001", "under_investigation"],
		["DS-2CD2612FWD-I", "V5.4.0", "CVE-2025-0002", "known_affected"],
		["DS-2CD26122FWD-I", "V5.4.0", "CVE-2025-0002", "known_not_affected"],
	];
	const { out, said, code } = await folder.call(
		["explain", "--advisories", file],
		undefined,
		rows.map(([model, firmware, cve]) => ask(model, firmware, cve)),
	);
	assert.equal(code, 0, said);
	assert.deepEqual(
		out
			.trim()
			.split("\n")
			.map((line) => (JSON.parse(line) as { verdict: string }).verdict),
		rows.map(([, , , verdict]) => verdict),
	);
	// The publisher's own reason for "not affected" is a step of the proof.
	const flagged = await folder.call(["explain", "--advisories", file], undefined, [ask("DS-2CD2212-I", "V5.4.0", "CVE-2025-0001")]);
	const { verdict, because } = JSON.parse(flagged.out) as { verdict: string; because: { rule: string; quote: string; pointer: string }[] };
	assert.equal(verdict, "known_not_affected");
	assert.deepEqual(
		because.filter(({ rule }) => rule === "status/flag").map(({ quote, pointer }) => [quote, pointer]),
		[["vulnerable_code_not_present", "/vulnerabilities/0/flags/0/label"]],
	);
	// A warning, and the document is read all the same.
	assert.match(said, /advisory\/unknown-extension: the document has an extension of essential weight/);
	const replayed = await folder.call(["verify-proof", folder.write("told.jsonl", out), "--advisories", file]);
	assert.match(replayed.out, /^7 proofs checked, 7 hold, 0 do not$/m);
});
