/** The commands of the public record of who warned whom; their code is loaded when they run. */
import type { Command } from "commander";
import type { EventCall } from "./account-event.ts";
import type { AddCaptureCall } from "./account-record.ts";
import { addReports } from "./account-report-commands.ts";
import type { ScoreCall } from "./account-score.ts";
import type { StatisticsCall } from "./account-statistics.ts";
import { command } from "./command.ts";
import type { Ports } from "./ports.ts";

/** Adds `seawall account …`. */
export function addAccount(program: Command, ports: Ports, finish: (code: number) => void): void {
	const account = program.command("account").description("Who warned whom, when and how clearly.").exitOverride();
	command(
		account,
		"score",
		"Score captured notices: prominence, clarity and spin, with the bytes that show it; with an event also timeliness and reach.",
		"seawall account score notice.html newsletter.eml --event event.json",
	)
		.argument("<file...>", "HTML, .eml, a feed or text; known by what they hold; - is standard input")
		.option("--event <file>", "when the hole became known and was attacked, which branches there are and what they published (JSON)")
		.option("--format <form>", "table, json or jsonl", "table")
		.action(async (files: string[], options: ScoreCall) => finish(await (await import("./account-score.ts")).score(files, options, ports)));
	const event = command(
		account,
		"event",
		"Who had told its customers when: branches by days, silent days counted, the scores of their notices side by side.",
		"seawall account event event.json --format csv",
	)
		.argument("<file>", "the event (JSON); its notices are read from beside it")
		.option("--as-of <date>", "as it stood on this day, YYYY-MM-DD")
		.option("--format <form>", "table, json or csv", "table")
		.action(async (file: string, options: EventCall) => finish(await (await import("./account-event.ts")).showEvent(file, options, ports)));
	addEvents(event, program, ports, finish);
	addCaptures(account, program, ports, finish);
	addReports(account, program, ports, finish);
	addReplies(account, program, ports, finish);
	addStatistics(account, program, ports, finish);
}

type Finish = (code: number) => void;

const dataOf = (program: Command) => ({ data: program.opts<{ data: string }>().data });

/** Adds `account event …`: events on record. */
function addEvents(event: Command, program: Command, ports: Ports, finish: Finish): void {
	const record = () => import("./account-event-record.ts");
	command(
		event,
		"add",
		"Put an event on record, with the notices that its file names; with --reason a further revision of it.",
		"seawall account event add event.json",
	)
		.argument("<file>", "id, title, kind, sources, branches, the moments and the notices (JSON); docs/responses.md has all of it")
		.option("--reason <text>", "why the event on record is put right; shown among the corrections", "")
		.action(async (file: string, options: { reason: string }) =>
			finish(await (await record()).addEvent(file, { ...options, ...dataOf(program) }, ports)),
		);
	command(event, "list", "The events on record.", "seawall account event list --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }, self: Command) =>
			finish(await (await record()).listEvents({ format: formOf(self, options.format), ...dataOf(program) }, ports)),
		);
	command(event, "show", "An event on record: branches by days, silence and scores.", "seawall account event show autumn-wave --format csv")
		.argument("<id>", "as account event list gives it")
		.option("--as-of <date>", "as it stood on this day, YYYY-MM-DD")
		.option("--format <form>", "table, json or csv", "table")
		.action(async (id: string, options: EventCall, self: Command) =>
			finish(
				await (await record()).showKeptEvent(
					id,
					{ ...event.opts<EventCall>(), ...options, format: formOf(self, options.format), ...dataOf(program) },
					ports,
				),
			),
		);
}

/** The parent has options of the same names, and takes them where they stand behind the name of this one. */
function formOf(self: Command, own: string): string {
	const of = self.parent;
	return of?.getOptionValueSource("format") === "cli" ? String(of.getOptionValue("format")) : own;
}

/** Adds `account capture …`. */
function addCaptures(account: Command, program: Command, ports: Ports, finish: Finish): void {
	const record = () => import("./account-record.ts");
	const capture = account.command("capture").description("What branches published about an event, kept as it came.").exitOverride();
	command(
		capture,
		"add",
		"Keep captured notices: files, mails, maildirs, addresses; without any a fact that is known from --url.",
		'seawall account capture add newsletter.eml --event autumn-wave --branch "Hollin Europe"',
	)
		.argument("[place...]", "HTML, .eml, mbox, feed, text, PDF; a folder or maildir; an address, which is fetched as robots.txt allows")
		.requiredOption("--event <id>", "the event it is about")
		.option("--branch <id>", "who published it; with --corrects the same as before when not given", "")
		.option("--channel <way>", "page, csaf, feed, newsletter, direct, product or oem; told by the form when not given", "")
		.option("--published <date>", "2017-09-28 or an instant; the date of a mail when not given", "")
		.option("--url <address>", "where it was found", "")
		.option("--by <name>", "who captured it")
		.option("--logged-in", "it is only for those who sign in", false)
		.option("--language <tag>", "en, de, \u2026", "")
		.option("--corrects <id>", "the capture that this one puts right; both stay on record")
		.option("--reason <text>", "what was wrong with it", "")
		.action(async (places: string[], options: Omit<AddCaptureCall, "data">) =>
			finish(await (await record()).addCaptures(places, { ...options, ...dataOf(program) }, ports)),
		);
	command(
		capture,
		"withdraw",
		"Take a capture back; it stays on record and counts for nothing.",
		'seawall account capture withdraw ID --reason "of another event"',
	)
		.argument("<id>", "as account capture list gives it")
		.requiredOption("--reason <text>", "what was wrong with it; shown among the corrections")
		.action(async (id: string, options: { reason: string }) =>
			finish(await (await record()).withdrawCapture(id, { ...options, ...dataOf(program) }, ports)),
		);
	command(capture, "list", "Captures on record.", "seawall account capture list --event autumn-wave --format json")
		.option("--event <id>", "of this event alone")
		.option("--all", "also those that were put right or taken back", false)
		.option("--format <form>", "table or json", "table")
		.action(async (options: { event?: string; all: boolean; format: string }) =>
			finish(await (await record()).listCaptures({ ...options, ...dataOf(program) }, ports)),
		);
	command(capture, "show", "One capture with its scores, or its bytes.", "seawall account capture show ID --raw notice.html")
		.argument("<id>", "as account capture list gives it")
		.option("--format <form>", "table or json", "table")
		.option("--raw <file>", "write its bytes to a new file")
		.action(async (id: string, options: { format: string; raw?: string }) =>
			finish(await (await record()).showCapture(id, { ...options, ...dataOf(program) }, ports)),
		);
}

/** Adds `account reply …`. */
function addReplies(account: Command, program: Command, ports: Ports, finish: Finish): void {
	const record = () => import("./account-event-record.ts");
	const reply = account.command("reply").description("What branches answer to what is published of them.").exitOverride();
	command(reply, "list", "Replies, those that wait too.", "seawall account reply list")
		.option("--event <id>", "of this event alone")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { event?: string; format: string }) =>
			finish(await (await record()).listReplies({ ...options, ...dataOf(program) }, ports)),
		);
	for (const [name, verdict, description] of [
		["verify", "verified", "Show a reply beside the scores, as it was written."],
		["refuse", "refused", "Do not show a reply; it stays on record."],
	] as const)
		command(reply, name, description, `seawall account reply ${name} ID --reason "called back at their switchboard"`)
			.argument("<id>", "as account reply list gives it")
			.requiredOption("--reason <text>", "how it was verified, or why it is not shown")
			.action(async (id: string, options: { reason: string }) =>
				finish(await (await record()).decideReply(id, verdict, { ...options, ...dataOf(program) }, ports)),
			);
}

/** Adds `account statistics` and `account survey …`. */
function addStatistics(account: Command, program: Command, ports: Ports, finish: Finish): void {
	command(
		account,
		"statistics",
		"What can be counted: holes by maker, outdated firmware, remote access, time until a maker said a word, surveys.",
		"seawall account statistics --only time-to-notice --format csv",
	)
		.option("--only <id>", "one of them, as cve-counts")
		.option("--format <form>", "table, json or csv", "table")
		.action(async (options: Omit<StatisticsCall, "data">) =>
			finish(await (await import("./account-statistics.ts")).showStatistics({ ...options, ...dataOf(program) }, ports)),
		);
	const survey = account.command("survey").description("Surveys that are published with the statistics.").exitOverride();
	command(survey, "add", "Keep a survey, in the place of one with the same id.", "seawall account survey add survey.json")
		.argument("<file>", "the survey (JSON, docs/statistics.md)")
		.action(async (file: string) => finish(await (await import("./account-statistics.ts")).addSurvey(file, dataOf(program), ports)));
	command(survey, "remove", "Take a survey away; the record keeps what it said.", "seawall account survey remove remote-access-2026")
		.argument("<id>", "its id")
		.action(async (id: string) => finish(await (await import("./account-statistics.ts")).removeSurvey(id, dataOf(program), ports)));
}
