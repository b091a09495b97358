/** The commands about waves on record; their code is loaded when they run. */
import type { Command } from "commander";
import { command } from "./command.ts";
import type { Ports } from "./ports.ts";
import type { SplitCall, WaveCall } from "./wave.ts";

const ID = "as wave list shows it";

/** Adds `seawall wave …`. */
export function addWave(program: Command, ports: Ports, finish: (code: number) => void): void {
	const data = () => program.opts<{ data: string }>().data;
	const code = () => import("./wave.ts");
	const wave = program
		.command("wave")
		.description("Waves of attacks on record: state one by hand, end, name, dismiss, join, part.")
		.exitOverride();
	command(
		wave,
		"record",
		"Record a wave; it raises the priority of the devices it reaches.",
		"seawall wave record --maker dahua --signature 'channels renamed HACKED' --since 2017-09-20 --source 'notice of the CERT'",
	)
		.option("--maker <name>", "whose devices are attacked")
		.option("--signature <text>", "what recognises the attack")
		.option("--port <number>", "the port that is attacked")
		.option("--cve <id>", "the hole that is used, where it is known")
		.requiredOption("--since <date>", "first day, YYYY-MM-DD")
		.requiredOption("--source <text>", "who says so: an address or a name")
		.option("--text <text>", "what the source says, in your words")
		.option("--by <name>", "who records it")
		.action(async (options: WaveCall) => finish(await (await code()).recordWave(data(), options, ports)));
	command(wave, "end", "End a wave; it stays on record.", "seawall wave end ID --on 2017-10-20")
		.argument("<id>", ID)
		.option("--on <date>", "last day, YYYY-MM-DD; today when not given")
		.option("--source <text>", "who says so")
		.action(async (id: string, options: { on?: string; source?: string }) =>
			finish(await (await code()).endWave(data(), id, options, ports)),
		);
	command(wave, "name", "Give a wave a name; an empty one takes it away.", "seawall wave name ID 'autumn recorders'")
		.argument("<id>", ID)
		.argument("<name>", "at most 80 signs; public where the wave is")
		.action(async (id: string, name: string) => finish(await (await code()).nameWave(data(), id, name, ports)));
	command(
		wave,
		"dismiss",
		"Say that a wave is none; it stays on record, and counts for nothing.",
		"seawall wave dismiss ID --reason 'our own scan'",
	)
		.argument("<id>", ID)
		.requiredOption("--reason <text>", "why it is none")
		.action(async (id: string, options: { reason: string }) => finish(await (await code()).dismissWave(data(), id, options, ports)));
	command(wave, "restore", "Take a dismissal back.", "seawall wave restore ID --reason 'the scan was not ours'")
		.argument("<id>", ID)
		.requiredOption("--reason <text>", "why it is one after all")
		.action(async (id: string, options: { reason: string }) => finish(await (await code()).restoreWave(data(), id, options, ports)));
	command(
		wave,
		"merge",
		"Say that waves are parts of one; the parts stay on record, and count for nothing themselves.",
		"seawall wave merge ID PART --reason 'the same senders, another port'",
	)
		.argument("<id>", `the one that stays, ${ID}`)
		.argument("<part...>", "waves that are a part of it")
		.requiredOption("--reason <text>", "why they are one")
		.action(async (id: string, parts: string[], options: { reason: string }) =>
			finish(await (await code()).mergeWaves(data(), id, parts, options, ports)),
		);
	command(
		wave,
		"split",
		"Say that a wave is two: what came from a day on, or of another maker, CVE, signature or port, goes on record apart.",
		"seawall wave split ID --on 2017-09-18 --reason 'a pause of ten weeks'",
	)
		.argument("<id>", ID)
		.option("--on <date>", "first day of the other one, and end of this one, YYYY-MM-DD")
		.option("--maker <name>", "whose devices the other one attacks")
		.option("--signature <text>", "what recognises the other one")
		.option("--port <number>", "the port that the other one attacks")
		.option("--cve <id>", "the hole that the other one uses")
		.requiredOption("--reason <text>", "why they are two")
		.action(async (id: string, options: SplitCall) => finish(await (await code()).splitWave(data(), id, options, ports)));
	command(wave, "list", "All waves on record.", "seawall wave list --format json")
		.option("--format <form>", "table or json", "table")
		.action(async (options: { format: string }) => finish(await (await code()).listWaves(data(), options, ports)));
}
