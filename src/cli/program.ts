/** The command line: what there is, with an example each. A command's code is loaded only when it runs. */
import { Command, CommanderError, Option } from "commander";
import { type Problem, toLine } from "../core/problem.ts";
import { staleAge } from "../match/answer-words.ts";
import { addAccount } from "./account-commands.ts";
import { addAdvisory } from "./advisory-commands.ts";
import type { AssessCall } from "./assess.ts";
import { addCatalog } from "./catalog-commands.ts";
import { command, isDataGiven, list } from "./command.ts";
import { addDetect } from "./detect-commands.ts";
import { addNewsletter } from "./newsletter-commands.ts";
import { addPeople } from "./people-commands.ts";
import { CallError, type Ports } from "./ports.ts";
import { addCheckProvider } from "./provider-commands.ts";
import { addWarn } from "./warn-commands.ts";
import { addWave } from "./wave-commands.ts";

/** Exit codes of the contract. */
const DONE = 0;
const WRONG_CALL = 2;
const DEFECT = 3;

/** Runs a command line; gives the exit code. Never throws. */
export async function runCommand(args: readonly string[], ports: Ports): Promise<number> {
	let code = DONE;
	let running = "";
	const program = buildProgram(
		inDirectory(
			ports,
			() => program.opts<{ data: string; quiet: boolean }>(),
			() => running,
		),
		(result) => {
			code = result;
		},
	);
	program.hook("preAction", (_, command) => {
		running = command.name();
	});
	try {
		await program.parseAsync([...args], { from: "user" });
		return code;
	} catch (error) {
		return explainFailure(error, ports);
	}
}

/** Commands whose answer begins with the age of the catalogue. */
const SAY_IT_THEMSELVES: ReadonlySet<string> = new Set(["assess", "start", "status", "update", "rollback"]);

/** The ports with the catalogue that is in force in the data directory of the call. */
function inDirectory(ports: Ports, given: () => { readonly data: string; readonly quiet: boolean }, running: () => string): Ports {
	return {
		...ports,
		async loadCatalogue() {
			const loaded = await ports.catalogues.load(given().data);
			const stale = loaded.ok ? staleAge(loaded.value, ports.today()) : undefined;
			if (stale !== undefined && !given().quiet && !SAY_IT_THEMSELVES.has(running())) ports.say(`warning: ${stale}`);
			return loaded;
		},
		get catalogueAdvisories() {
			return ports.catalogues.documents(given().data);
		},
	};
}

function explainFailure(error: unknown, ports: Ports): number {
	if (error instanceof CommanderError) {
		if (error.exitCode === 0) return DONE;
		const message = error.message.replace(/^error: /, "").replace(/\.$/, "");
		ports.say(toLine({ code: "cli/wrong-call", message, at: "", todo: "See seawall --help, or seawall COMMAND --help." }));
		return WRONG_CALL;
	}
	if (error instanceof CallError) {
		ports.say(toLine(error.problem));
		return WRONG_CALL;
	}
	const defect: Problem = {
		code: "cli/defect",
		message: error instanceof Error ? error.message : String(error),
		at: "",
		todo: "This is a defect of Seawall: please report it with the lines below.",
	};
	ports.say(toLine(defect));
	if (error instanceof Error && error.stack !== undefined) ports.say(error.stack);
	return DEFECT;
}

function buildProgram(ports: Ports, finish: (code: number) => void): Command {
	const program = new Command("seawall");
	program
		.description("The warning system for cyberattacks on video surveillance: which of these devices are at risk, and what to do first.")
		.version(ports.version)
		.option("--data <dir>", "where state is kept (or SEAWALL_DATA)", ports.environment["SEAWALL_DATA"] || "./.seawall")
		.option("--store <url>", "keep it on a PostgreSQL server instead, postgres://account:password@host/database (or SEAWALL_STORE)")
		.option("--no-color", "no colours (or NO_COLOR)")
		.option("--quiet", "no progress and no warnings", false)
		.exitOverride()
		.configureOutput({ writeOut: (text) => void ports.out(text), writeErr: () => undefined })
		.addHelpText(
			"after",
			"\nFirst steps:\n  seawall start                              assess the sample fleet and show the answer as a page\n  seawall assess devices.csv                 the same for your own list, in the terminal\n  seawall assess devices.csv --format html > answer.html\n",
		);
	program.hook("preAction", (_, command) => {
		const store = program.opts<{ store?: string }>().store ?? ports.environment["SEAWALL_STORE"] ?? "";
		if (store === "") return;
		if (!/^postgres(?:ql)?:\/\//i.test(store))
			throw new CallError({
				code: "store/bad-address",
				message: "the address of the database is none",
				at: "--store",
				todo: "Write it as postgres://user:password@host:5432/database.",
			});
		if (command.name() === "start" && command.parent === program)
			throw new CallError({
				code: "cli/wrong-call",
				message: "--store: not with start",
				at: "",
				todo: "start keeps its answer in a folder; use serve.",
			});
		program.setOptionValue("data", store);
	});
	addAssess(program, ports, finish);
	addStart(program, ports, finish);
	addMatchTools(program, ports, finish);
	addInventory(program, ports, finish);
	addAdvisory(program, ports, finish);
	addCheckProvider(program, program, ports, finish);
	addDetect(program, ports, finish);
	addAccount(program, ports, finish);
	addWave(program, ports, finish);
	addCatalog(program, ports, finish);
	addWarn(program, ports, finish);
	addNewsletter(program, ports, finish);
	addPeople(program, ports, finish, toPort);
	return program;
}

function addAssess(program: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		program,
		"assess",
		"Who is at risk, and what to do first.",
		'seawall assess devices.csv --site "Depot North" --format html > answer.html',
	)
		.argument("<inventory...>", "CSV, TSV, JSON or JSONL files; - is standard input")
		.option("--advisories <path>", "CSAF or OpenVEX file or folder, instead of the catalogue's own; may be given again", list, [])
		.option("--format <form>", "table, json, jsonl, csv, sarif, vex (CSAF), openvex or html", "table")
		.option("--all", "also what is fixed or not affected", false)
		.addOption(
			new Option("--only <verdict>", "only this verdict").choices(["known_affected", "under_investigation", "fixed", "known_not_affected"]),
		)
		.option("--cve <id>", "only this CVE")
		.option("--advisory <id>", "only this advisory; may be given again", list, [])
		.option("--device <id>", "only this device; may be given again", list, [])
		.option("--site <name>", "only this site")
		.addOption(
			new Option("--confidence <least>", "list only findings that are at least this sure; counts and actions stay whole").choices([
				"high",
				"medium",
				"low",
			]),
		)
		.option("--new-since <file>", "list only what is new since this earlier answer, JSON or JSONL of assess; counts and actions stay whole")
		.option("--waves <file>", "waves that run, as wave list --format json prints them, instead of those that --data holds")
		.option("--as-of <date>", "what was known on this day, YYYY-MM-DD: documents, attacks and waves")
		.option("--since <date>", "instead of the answer what has changed in it since this day (table or json)")
		.addOption(
			new Option(
				"--fail-on <verdict>",
				"exit 1 when a device has this verdict or a worse one (a refused row counts as under_investigation)",
			).choices(["known_affected", "under_investigation"]),
		)
		.addOption(
			new Option("--group-by <what>", "how the table is arranged")
				.choices(["action", "device", "advisory", "model", "site"])
				.default("action"),
		)
		.addOption(new Option("--as <form>", "read the inventory as this form").choices(["csv", "tsv", "json", "jsonl"]))
		.option("--map <spec>", 'columns by name or number, first is 1: "firmware=Spalte 3,brand=2"')
		.option(
			"--questions-csv <file>",
			"write all open questions to a CSV to fill in, a row for each device and question, the most useful first",
		)
		.option("--answers <file>", "a filled questions CSV: its answers count beside the inventory")
		.option("--suppressions <file>", "findings that somebody accepts for a time, JSON or CSV: listed apart, still counted")
		.option("--marks <file>", "how far the remediation is, as people say, JSON or CSV: told beside the verdicts, which stay")
		.option("--publisher-name <name>", "who publishes the VEX document")
		.option("--publisher-namespace <address>", "a web address that is yours, for the VEX document")
		.action(async (inventories: string[], options: AssessOptions, self: Command) => {
			const { data, quiet } = program.opts<{ data: string; quiet: boolean }>();
			if (options.asOf !== undefined) checkDay(options.asOf, "--as-of");
			const { toForm } = await import("./form.ts");
			const form = toForm(options.format);
			const { since } = options;
			if (since !== undefined) {
				checkDay(since, "--since");
				const { changesSince, notWithSince } = await import("./changes.ts");
				notWithSince((name) => self.getOptionValueSource(name) === "cli", form);
				finish(await changesSince(inventories, { ...options, since, data, quiet }, ports));
				return;
			}
			const { assess } = await import("./assess.ts");
			finish(await assess(inventories, { ...options, format: form, data, quiet }, ports));
		});
}

/** Options of `assess` as commander gives them. */
interface AssessOptions extends Omit<AssessCall, "format" | "data" | "quiet"> {
	readonly format: string;
	readonly since?: string;
}

function checkDay(text: string, at: string): void {
	const day = new Date(`${text}T00:00:00Z`);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return;
	throw new CallError({ code: "cli/bad-date", message: `"${text}" is no day`, at, todo: "Write it as YYYY-MM-DD." });
}

function addStart(program: Command, ports: Ports, finish: (code: number) => void): void {
	command(program, "start", "Assess and show the answer, here and as a page.", "seawall start --inventory devices.csv")
		.option("--inventory <file>", "your own list; without it what --data holds, else the sample fleet; may be given again", list, [])
		.option("--advisories <path>", "CSAF file or folder to add to the documents held; may be given again", list, [])
		.addOption(new Option("--as <form>", "read the inventory as this form").choices(["csv", "tsv", "json", "jsonl"]))
		.option("--map <spec>", "columns by name or number")
		.option("--port <number>", "port of the page; the next free one is taken", "8080")
		.option("--host <address>", "address of the page", "127.0.0.1")
		.action(async (options: { inventory: string[]; advisories: string[]; as?: string; map?: string; port: string; host: string }) => {
			const { start } = await import("./start.ts");
			const { data } = program.opts<{ data: string }>();
			finish(await start({ ...options, data, dataGiven: isDataGiven(program, ports), port: toPort(options.port) }, ports));
		});
}

function toPort(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new CallError({ code: "cli/bad-port", message: `"${text}" is no port`, at: "--port", todo: "Use a number from 0 to 65535." });
}

function addMatchTools(program: Command, ports: Ports, finish: (code: number) => void): void {
	command(
		program,
		"explain",
		"Why a device is, or is not, affected by an advisory: one JSON question a line on standard input.",
		'echo \'{"id":1,"device":{"brand":"Hikvision","model":"DS-2CD2142FWD-I","firmware":"V5.4.0 build 160414"},"advisory":"SEAWALL-2017-0001"}\' | seawall explain',
	)
		.option("--advisories <path>", "CSAF file or folder, instead of the catalogue's own; may be given again", list, [])
		.action(async (options: { advisories: string[] }) => finish(await (await import("./explain.ts")).explainLines(options, ports)));
	command(
		program,
		"verify-proof",
		"Replay the proofs of an assessment or of explanations against the documents they name.",
		"seawall assess devices.csv --format json > answer.json && seawall verify-proof answer.json",
	)
		.argument("<file>", "JSON or JSONL of assess, or the output of explain; - is standard input")
		.option("--advisories <path>", "CSAF file or folder, instead of the catalogue's own; may be given again", list, [])
		.action(async (file: string, options: { advisories: string[] }) =>
			finish(await (await import("./verify-proof.ts")).verifyProofs(file, options, ports)),
		);
	command(
		program,
		"order",
		"How two firmware strings stand to each other: <, =, > or ? for each line of two strings with a tab between.",
		"printf 'V5.4.0 build 160414\\tV5.4.5 build 170124\\n' | seawall order hikvision",
	)
		.argument("<scheme>", "id of a firmware scheme")
		.action(async (scheme: string) => finish(await (await import("./order.ts")).order(scheme, ports)));
	command(
		program,
		"model",
		"Which model names a pattern takes: match, no or ? for each name on standard input.",
		"printf 'DS-2CD2142FWD-I\\n' | seawall model 'DS-2CD2xx2FWD Series' --vendor hikvision",
	)
		.argument("<pattern>", "as the vendor writes it")
		.option("--vendor <name>", "whose notation it is")
		.option("--csaf", "read ? and * as CSAF does", false)
		.action(async (pattern: string, options: { vendor?: string; csaf?: boolean }) =>
			finish(await (await import("./order.ts")).model(pattern, options, ports)),
		);
	command(
		program,
		"relabels",
		"Who builds whose devices: every fact with its evidence, confidence, dates, line and source.",
		"seawall relabels honeywell",
	)
		.argument("[name...]", "brands or makers; all when none is given")
		.option("--format <form>", "table or json", "table")
		.option("--all", "every address block of a maker in the table", false)
		.action(async (names: string[], options: { format: string; all: boolean }) =>
			finish(await (await import("./relabels.ts")).relabels(names, options, ports)),
		);
}

function addInventory(program: Command, ports: Ports, finish: (code: number) => void): void {
	const inventory = program.command("inventory").description("Read lists of devices.").exitOverride();
	command(
		inventory,
		"read",
		"What an import would take, and what not: nothing is stored.",
		"seawall inventory read devices.csv --format jsonl",
	)
		.argument("<file...>", "CSV, TSV, JSON or JSONL files; - is standard input")
		.option("--format <form>", "jsonl", "jsonl")
		.addOption(new Option("--as <form>", "read the file as this form").choices(["csv", "tsv", "json", "jsonl"]))
		.option("--map <spec>", "columns by name or number")
		.action(async (files: string[], options: { format: string; as?: string; map?: string }) =>
			finish(await (await import("./inventory-read.ts")).readLines(files, options, ports)),
		);
}
