/** The commands that look into advisories; their code is loaded when they run. */
import { type Command, Option } from "commander";
import type { DiffCall } from "./advisory-diff.ts";
import type { MarkCall } from "./advisory-mark.ts";
import type { ValidateCall } from "./advisory-validate.ts";
import { addAuthoring } from "./authoring-commands.ts";
import { command, isDataGiven, list } from "./command.ts";
import type { CompareCall } from "./compare.ts";
import type { Ports } from "./ports.ts";
import { addCheckProvider, addFollowing, addPublishing } from "./provider-commands.ts";

/** Adds `seawall advisory …`. */
export function addAdvisory(program: Command, ports: Ports, finish: (code: number) => void): void {
	const advisory = program.command("advisory").description("Look into advisories.").exitOverride();
	command(advisory, "stats", "How much of a set of advisories could be read.", "seawall advisory stats ./csaf --format json")
		.argument("<path...>", "CSAF files or folders")
		.option("--format <form>", "table or json", "table")
		.action(async (paths: string[], options: { format: string }) =>
			finish(await (await import("./advisory-stats.ts")).stats(paths, options, ports)),
		);
	command(
		advisory,
		"list",
		"The documents there are: searched, filtered and sorted.",
		"seawall advisory list ./csaf --find vendor=hikvision --find cve=CVE-2021 --sort -cvss",
	)
		.argument("[path...]", "files or folders; without one those of --data (or SEAWALL_DATA) where it is given, else the catalogue's own")
		.option("--find <field=text>", "only documents with this text in the field; may be given again", list, [])
		.option("--sort <field>", "by this field; with - before it the greatest first")
		.option("--format <form>", "table or json", "table")
		.option("--drafts", "instead of documents the drafts of --data, with where they stand", false)
		.action(async (paths: string[], options: { find: string[]; sort?: string; format: string; drafts: boolean }) => {
			const { data } = program.opts<{ data: string }>();
			if (options.drafts) {
				finish(await (await import("./advisory-author.ts")).listDrafts({ format: options.format, data }, ports));
				return;
			}
			const held = isDataGiven(program, ports) ? data : undefined;
			finish(await (await import("./advisory-list.ts")).list(paths, { ...options, data: held }, ports));
		});
	addMarks(program, advisory, ports, finish);
	addDiff(program, advisory, ports, finish);
	addValidate(program, advisory, ports, finish);
	addAuthoring(program, advisory, ports, finish);
	addCheckProvider(program, advisory, ports, finish);
	addPublishing(program, advisory, ports, finish);
	addFollowing(program, advisory, ports, finish);
	command(
		advisory,
		"compare",
		"What each source says of one hole, side by side, and the devices on which they differ.",
		"seawall advisory compare CVE-2021-33045 --advisories nvd.json --inventory devices.csv",
	)
		.argument("<cve>", "CVE-2021-33045")
		.option("--advisories <path>", "documents and records beside the catalogue's own: CSAF, CVE, NVD; may be given again", list, [])
		.option("--inventory <file>", "devices to compare over; may be given again", list, [])
		.option("--format <form>", "table or json", "table")
		.option("--all", "every product and every device of the table", false)
		.addOption(new Option("--as <form>", "read the inventory as this form").choices(["csv", "tsv", "json", "jsonl"]))
		.option("--map <spec>", "columns by name or number")
		.action(async (cve: string, options: CompareCall) => finish(await (await import("./compare.ts")).compare(cve, options, ports)));
}

function addValidate(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		advisory,
		"validate",
		"Whether CSAF documents keep the standard, 2.0 or the draft of 2.1; offline. Exit code 1 when one does not.",
		"seawall advisory validate ./csaf --profile extended --format sarif > findings.sarif",
	)
		.argument("<path...>", "CSAF files or folders; - is standard input")
		.option("--profile <name>", "basic (schema and mandatory tests), extended (6.2 too) or full (6.3 and lints for people too)", "full")
		.option("--format <form>", "table, json, jsonl or sarif", "table")
		.option("--fix", "write the fixes that are safe back to the files, and say what was changed", false)
		.action(async (paths: string[], options: Omit<ValidateCall, "quiet">) => {
			const { validate } = await import("./advisory-validate.ts");
			finish(await validate(paths, { ...options, quiet: program.opts<{ quiet: boolean }>().quiet }, ports));
		});
}

function addMarks(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	command(
		advisory,
		"mark",
		"Say something of a document that the data directory holds: read, a comment, out of use, back again. All of it is recorded.",
		"seawall advisory mark ICSA-17-124-01 --comment 'asked the maker about the recorders'",
	)
		.argument("<id>", "the tracking id")
		.option("--read", "it was read")
		.option("--comment <text>", "a comment")
		.option("--delete <why>", "take it out of every answer from now on; a newer revision of it counts again")
		.option("--restore <why>", "take it back into the answers")
		.option("--origin <text>", "where it came from, where several publishers use the id")
		.action(async (id: string, options: MarkCall) =>
			finish(await (await import("./advisory-mark.ts")).markDocument(data(), id, options, ports)),
		);
	command(advisory, "marks", "What was said of documents, the oldest first.", "seawall advisory marks ICSA-17-124-01 --format json")
		.argument("[id]", "the tracking id; all documents without it")
		.option("--format <form>", "table or json", "table")
		.action(async (id: string | undefined, options: { format: string }) =>
			finish(await (await import("./advisory-mark.ts")).listMarks(data(), id, options, ports)),
		);
}

function addDiff(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		advisory,
		"diff",
		"What a revision of a document changes in meaning: in what it states, and for which devices. An editor's changes give nothing.",
		"seawall advisory diff before.json after.json --inventory devices.csv",
	)
		.argument("<before>", "the document as it was: CSAF, CVE or NVD, a file or folder")
		.argument("<after>", "as it is now")
		.option("--entries", "instead of the meaning each changed entry of two CSAF files, an editor's changes too", false)
		.option("--inventory <file>", "devices that the revision may concern; may be given again", list, [])
		.option("--advisories <path>", "documents that hold beside it; the catalogue's own when none are given; may be given again", list, [])
		.option("--format <form>", "table or json", "table")
		.option("--fail-on-change", "exit 1 when something changed: in meaning, with --entries in any entry", false)
		.addOption(new Option("--as <form>", "read the inventory as this form").choices(["csv", "tsv", "json", "jsonl"]))
		.option("--map <spec>", "columns by name or number")
		.action(async (before: string, after: string, options: Omit<DiffCall, "quiet">) => {
			const { advisoryDiff } = await import("./advisory-diff.ts");
			finish(await advisoryDiff(before, after, { ...options, quiet: program.opts<{ quiet: boolean }>().quiet }, ports));
		});
}
