/** The commands of the public record of who warned whom; their code is loaded when they run. */
import type { Command } from "commander";
import type { EventCall } from "./account-event.ts";
import type { ScoreCall } from "./account-score.ts";
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
	command(
		account,
		"event",
		"Who had told its customers when: branches by days, silent days counted, the scores of their notices side by side.",
		"seawall account event event.json --format csv",
	)
		.argument("<file>", "the event (JSON); its notices are read from beside it")
		.option("--as-of <date>", "as it stood on this day, YYYY-MM-DD")
		.option("--format <form>", "table, json or csv", "table")
		.action(async (file: string, options: EventCall) => finish(await (await import("./account-event.ts")).showEvent(file, options, ports)));
}
