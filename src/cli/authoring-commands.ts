/** The commands that write advisories and give them a form; their code is loaded when they run. */
import { type Command, Option } from "commander";
import type { EditCall, NewCall, StepCall } from "./advisory-author.ts";
import type { CascadeCall } from "./advisory-cascade.ts";
import type { ConvertCall } from "./advisory-convert.ts";
import type { ImportCall } from "./advisory-import.ts";
import type { RenderCall } from "./advisory-render.ts";
import { command, list } from "./command.ts";
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
	addDrafts(advisory, data, ports, finish);
	addExchange(program, advisory, ports, finish);
}

function addDrafts(advisory: Command, data: () => string, ports: Ports, finish: (code: number) => void): void {
	const author = () => import("./advisory-author.ts");
	command(
		advisory,
		"new",
		"Begin an advisory: a draft in the data directory. Prints its id.",
		"seawall advisory new --from facts.json --publisher-name 'Norden AB' --publisher-namespace https://norden.example",
	)
		.option("--from <file>", "a draft or facts, as JSON")
		.option("--id <id>", "its tracking id; the next free number without it")
		.option("--title <text>", "its title")
		.option("--publisher-name <name>", "who publishes it")
		.option("--publisher-namespace <address>", "a web address that is yours")
		.option("--by <name>", "who writes it")
		.action(async (options: Omit<NewCall, "data">) => finish(await (await author()).newDraft({ ...options, data: data() }, ports)));
	command(
		advisory,
		"edit",
		"Change a draft, or show it. A change takes approvals back.",
		"seawall advisory edit ADV-2026-0001 --set holes/0/cwe=CWE-287 --format findings",
	)
		.argument("<id>", "its tracking id")
		.option("--with <file>", "the whole draft, as edit prints it; - is standard input")
		.option("--set <path=value>", "one field, by its place; may be given again", list, [])
		.option("--relabels", "add the devices that other brands sell under their name, as far as facts map their models", false)
		.option("--format <form>", "what is printed then: draft, csaf or findings", "draft")
		.option("--by <name>", "who writes it")
		.action(async (id: string, options: Omit<EditCall, "data">) =>
			finish(await (await author()).editDraft(id, { ...options, data: data() }, ports)),
		);
	const step = (name: "submit" | "approve" | "return" | "release", description: string, example: string) =>
		command(advisory, name, description, example).argument("<id>", "its tracking id").option("--by <name>", "who does it");
	step(
		"submit",
		"Hand a draft over to review; not while the check finds errors.",
		"seawall advisory submit ADV-2026-0001 --by ada@example.org",
	).action(async (id: string, options: Omit<StepCall, "data">) =>
		finish(await (await author()).stepDraft(id, "submit", { ...options, data: data() }, ports)),
	);
	step(
		"approve",
		"Approve a draft in review. The highest level needs two persons.",
		"seawall advisory approve ADV-2026-0001 --by bob@example.org",
	)
		.option("--break-glass <reason>", "alone, at the highest level; the reason stands in the record")
		.action(async (id: string, { breakGlass, by }: { breakGlass?: string; by?: string }) => {
			const call = { ...(by === undefined ? {} : { by }), ...(breakGlass === undefined ? {} : { reason: breakGlass }), data: data() };
			finish(await (await author()).stepDraft(id, breakGlass === undefined ? "approve" : "break-glass", call, ports));
		});
	step(
		"return",
		"Give a draft back to its authors; approvals are void.",
		"seawall advisory return ADV-2026-0001 --reason 'the range of the recorders'",
	)
		.option("--reason <text>", "why")
		.action(async (id: string, options: Omit<StepCall, "data">) =>
			finish(await (await author()).stepDraft(id, "return", { ...options, data: data() }, ports)),
		);
	step(
		"release",
		"Make an approved draft a document of the data directory, ready to be published.",
		"seawall advisory release ADV-2026-0001",
	).action(async (id: string, options: Omit<StepCall, "data">) =>
		finish(await (await author()).stepDraft(id, "publish", { ...options, data: data() }, ports)),
	);
	command(
		advisory,
		"embargo",
		"End the embargoes whose minute has come: those documents become TLP:CLEAR.",
		"seawall advisory embargo --at 2026-12-01T08:00Z",
	)
		.option("--at <instant>", "as if it were then")
		.action(async (options: { at?: string }) => finish(await (await author()).embargo({ ...options, data: data() }, ports)));
}

function addExchange(program: Command, advisory: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	command(
		advisory,
		"import",
		"A draft from CVRF 1.2, a table (CSV), or a vendor's text or page. What is not sure is marked, and it stays a draft.",
		"seawall advisory import notice.html --publisher-name 'Norden AB'",
	)
		.argument("<file>", "the file; - is standard input")
		.addOption(new Option("--as <form>", "read it as this form").choices(["cvrf", "csv", "text", "html"]))
		.addOption(new Option("--format <form>", "draft: print it, and keep nothing").choices(["draft"]))
		.option("--id <id>", "its tracking id; the next free number without it")
		.option("--publisher-name <name>", "who publishes it")
		.option("--publisher-namespace <address>", "a web address that is yours")
		.option("--by <name>", "who imports it")
		.action(async (file: string, options: Omit<ImportCall, "data">) =>
			finish(await (await import("./advisory-import.ts")).importDraft(file, { ...options, data: data() }, ports)),
		);
	command(
		advisory,
		"convert",
		"A document of CSAF 2.0 in the draft of 2.1, or the other way round, and what became of each member.",
		"seawall advisory convert advisory.json --report report.json > advisory-2.1.json",
	)
		.argument("<file>", "a CSAF file; - is standard input")
		.addOption(new Option("--to <edition>", "the edition; the other one without it").choices(["2.0", "2.1"]))
		.option("--report <file>", "write what was changed, added and lost to a file, as JSON")
		.option("--fail-on-loss", "exit 1 when something was lost", false)
		.action(async (file: string, options: Omit<ConvertCall, "quiet">) => {
			const { convertDocument } = await import("./advisory-convert.ts");
			finish(await convertDocument(file, { ...options, quiet: program.opts<{ quiet: boolean }>().quiet }, ports));
		});
	command(
		advisory,
		"cascade",
		"The brands that sell the devices of an advisory, which of them have answered, and drafts for the others.",
		"seawall advisory cascade SEAWALL-2017-0001 --brand honeywell --keep",
	)
		.argument("<file-or-id>", "a CSAF file, - for standard input, or the id of a document that is held")
		.option("--brand <name>", "only this brand; may be given again", list, [])
		.option("--advisories <path>", "documents to look for answers in, instead of those that are held; may be given again", list, [])
		.option("--keep", "keep a draft for each brand that has not answered", false)
		.option("--publisher-name <name>", "who publishes the drafts")
		.option("--publisher-namespace <address>", "a web address that is yours")
		.option("--by <name>", "who makes them")
		.option("--format <form>", "table or json", "table")
		.action(async (named: string, options: Omit<CascadeCall, "data">) =>
			finish(await (await import("./advisory-cascade.ts")).cascade(named, { ...options, data: data() }, ports)),
		);
}
