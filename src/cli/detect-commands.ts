/** The commands that look for waves in counts and logs; their code is loaded when they run. */
import type { Command } from "commander";
import { command } from "./command.ts";
import type { DetectLogsCall } from "./detect-logs.ts";
import type { DetectSeriesCall } from "./detect-series.ts";
import type { Ports } from "./ports.ts";

/** Adds `seawall detect …`. */
export function addDetect(program: Command, ports: Ports, finish: (code: number) => void): void {
	const detect = program.command("detect").description("See a wave of attacks while it rises.").exitOverride();
	command(
		detect,
		"series",
		"Which periods of a series of counts are above what was to be expected.",
		"seawall detect series counts.csv --method farringtonFlexible --range 261:312",
	)
		.argument("<file>", "CSV with the columns series, time and count, packed or not; - is standard input")
		.option("--method <name>", "seawall (our own), farringtonFlexible, earsC1, earsC2, earsC3, glrnb, glrpois or cusum", "seawall")
		.option("--control <file>", "parameters of the method by their names in R, as a JSON object")
		.option("--frequency <periods>", "periods of a year, or of the longest season", "52")
		.option("--range <first:last>", "periods to judge, counted from 1; all that the method can when not given")
		.option("--fpr <rate>", "budget of our own method: share of quiet weeks with a false alarm", "0.005")
		.option("--fdr <share>", "of all series that alarm in a period, how many may be false: Benjamini and Hochberg over the series")
		.option("--format <form>", "jsonl or csv", "jsonl")
		.action(async (file: string, options: DetectSeriesCall) =>
			finish(await (await import("./detect-series.ts")).detectSeries(file, options, ports)),
		);
	command(
		detect,
		"logs",
		"Which waves of attacks stand in logs of sensors, firewalls, web servers and honeypots, and how big they are.",
		"seawall detect logs /var/log/suricata/eve.json firewall.log.gz reports.csv",
	)
		.argument("<file...>", "logs, folders of them, packed or not; the form is told from each line; - is standard input")
		.option("--as <form>", "eve, zeek, iptables, filterlog, access, cowrie, dshield, cef, leef, hikvision, dahua, netflow or report")
		.option(
			"--since <time>",
			"show waves that ran at this time or later: a day, an instant, or 36h, 7d, 4w ago; all lines teach what is usual",
		)
		.option("--fpr <rate>", "budget: share of weeks with a false alarm, for each key", "0.005")
		.option("--follow", "go on reading what is added to the logs, and say what changes of waves (as JSON: an answer a line), until Ctrl-C")
		.option("--record", "keep counts in --data, and put what is found on record there, as wave record does: never a line of a log")
		.option("--format <form>", "table, json or html", "table")
		.action(async (files: string[], options: DetectLogsCall) =>
			finish(await (await import("./detect-logs.ts")).detectLogs(files, options, program.opts<{ data: string }>().data, ports)),
		);
}
