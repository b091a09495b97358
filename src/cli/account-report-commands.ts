/** Adds `seawall account report …`; the code is loaded when it runs. */
import type { Command } from "commander";
import type { PublishCall, WriteCall } from "./account-report.ts";
import { command } from "./command.ts";
import type { Ports } from "./ports.ts";

const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds them. */
export function addReports(account: Command, program: Command, ports: Ports, finish: (code: number) => void): void {
	const report = account
		.command("report")
		.description("Reports: written, checked, published in versions that never change.")
		.exitOverride();
	const code = () => import("./account-report.ts");
	const data = () => program.opts<{ data: string }>().data;
	const writing = (name: string, description: string, example: string) =>
		command(report, name, description, example)
			.option("--from <file>", "a report as JSON, or its text as Markdown; - is standard input")
			.option("--title <text>", "its title")
			.option("--kind <kind>", "news, test, tutorial, statistics or notice")
			.option("--language <tag>", "of the text: en, de")
			.option("--teaser <text>", "one or two sentences for lists")
			.option("--author <name>", "who wrote it; may be given again", list, [])
			.option("--funding <text>", "who paid for the work")
			.option("--interests <text>", "ties of the authors to those whom it is about")
			.option("--vendor <name>", "a maker or brand that it is about; may be given again", list, [])
			.option("--cve <id>", "a CVE that it is about; may be given again", list, [])
			.option("--model <name>", "a model that it is about; may be given again", list, [])
			.option("--synthetic", "it is made up, for a demonstration")
			.option("--by <name>", "who does it, for the record");
	writing(
		"new",
		"Begin a report. Prints the last part of its address; what stands in the way of publication goes to stderr.",
		"seawall account report new --from text.md --title 'What a reset means' --author 'Ada Lovelace' --funding Nobody --interests None",
	).action(async (options: Omit<WriteCall, "data">) => finish(await (await code()).newReport({ ...options, data: data() }, ports)));
	writing("edit", "Change a report; what is published stays as it is.", "seawall account report edit what-a-reset-means --from text.md")
		.argument("<slug>", "the last part of its address")
		.action(async (slug: string, options: Omit<WriteCall, "data">) =>
			finish(await (await code()).editReport(slug, { ...options, data: data() }, ports)),
		);
	const publishing = (name: "publish" | "correct", kind: "update" | "correction", description: string, example: string) =>
		command(report, name, description, example)
			.argument("<slug>", "the last part of its address")
			.option("--reason <text>", "what changed, and why; stands on the page")
			.option("--by <name>", "who does it, for the record")
			.action(async (slug: string, options: Omit<PublishCall, "data">) =>
				finish(await (await code()).publishReport(slug, kind, { ...options, data: data() }, ports)),
			);
	publishing(
		"publish",
		"update",
		"Publish what is written: the first version, or an update with its reason. Prints the hash of the version.",
		"seawall account report publish what-a-reset-means",
	);
	publishing(
		"correct",
		"correction",
		"Publish what is written as a correction: something was wrong. Prints the hash of the version.",
		"seawall account report correct what-a-reset-means --reason 'The camera was another one.'",
	);
	command(report, "list", "All reports, drafts among them.", "seawall account report list --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) => finish(await (await code()).listReports({ ...options, data: data() }, ports)));
	command(
		report,
		"show",
		"A version with its hash and whether its signature holds; the public one when none is named.",
		"seawall account report show what-a-reset-means --revision 1",
	)
		.argument("<slug>", "the last part of its address")
		.option("--revision <number-or-hash>", "an earlier one")
		.option("--draft", "what is being written")
		.option("--format <form>", "json or markdown", "json")
		.action(async (slug: string, options: { format: string; revision?: string; draft?: boolean }) =>
			finish(await (await code()).showReport(slug, { ...options, data: data() }, ports)),
		);
}
