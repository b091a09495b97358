/** The commands that write advisories and give them a form; their code is loaded when they run. */
import { type Command, Option } from "commander";
import type { RenderCall } from "./advisory-render.ts";
import { command } from "./command.ts";
import type { Ports } from "./ports.ts";

/** Adds them to `seawall advisory`. */
export function addAuthoring(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	command(
		advisory,
		"render",
		"One document for people: a page, text, Markdown, 360 or 90 characters. The same facts stand in each, or none is written.",
		"seawall advisory render SEAWALL-2017-0001 --format html --language de > warning.html",
	)
		.argument("<file-or-id>", "a CSAF file, - for standard input, or the id of a document that is held")
		.addOption(new Option("--format <form>", "the form").choices(["html", "text", "markdown", "360", "90"]).default("text"))
		.addOption(new Option("--language <language>", "of our words; the publisher's stay as they are").choices(["en", "de"]).default("en"))
		.option("--as-of <date>", "deadlines and attacks as known on this day, YYYY-MM-DD; today without it")
		.option("--origin <text>", "where it came from, where several publishers use the id")
		.action(async (named: string, options: Omit<RenderCall, "data">) =>
			finish(await (await import("./advisory-render.ts")).renderDocument(named, { ...options, data: data() }, ports)),
		);
}
