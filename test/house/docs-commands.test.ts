/** Every command line that the documentation shows exists, with the options it shows. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { read, repositoryFiles, root } from "./tree.ts";

/** Words after `./seawall` on one line of a page, up to the end of the call. */
interface Call {
	readonly page: string;
	readonly words: readonly string[];
}

function callsIn(page: string): readonly Call[] {
	const calls = [...read(page).matchAll(/\.\/seawall(?:\.cmd)?((?: +[^\s`|<>&;)]+)*)/g)];
	return calls.map((found) => ({
		page,
		words: (found[1] ?? "")
			.trim()
			.split(/ +/)
			.filter((word) => word !== ""),
	}));
}

const helps = new Map<string, string>();

/** What `seawall … --help` prints. */
function help(...command: readonly string[]): string {
	const key = command.join(" ");
	const known = helps.get(key);
	if (known !== undefined) return known;
	const done = spawnSync(process.execPath, ["scripts/launch.mjs", ...command, "--help"], { cwd: root, encoding: "utf8" });
	const text = done.status === 0 ? done.stdout : "";
	helps.set(key, text);
	return text;
}

/** True when a help text lists a command: a line that begins with its name. */
function lists(text: string, name: string): boolean {
	return text.split("\n").some((line) => new RegExp(`^\\s+${name}(?:[ |\\[<]|$)`).test(line));
}

/** The command that a call names, as far as the help texts know it: `["advisory", "stats"]`. */
function commandOf(words: readonly string[]): readonly string[] {
	const command: string[] = [];
	for (const word of words) {
		if (!/^[a-z][a-z-]*$/.test(word) || !lists(help(...command), word)) break;
		command.push(word);
	}
	return command;
}

const calls = repositoryFiles()
	.filter((page) => page.endsWith(".md") && !page.startsWith("test/"))
	.flatMap(callsIn);

test("the commands of the documentation exist", () => {
	const named = calls.filter(({ words }) => /^[a-z]/.test(words[0] ?? ""));
	assert.ok(new Set(named.map(({ words }) => words[0])).size > 3, "fewer than four commands are shown");
	const unknown = named.filter(({ words }) => commandOf(words).length === 0).map(({ page, words }) => `${page}: ${words.join(" ")}`);
	assert.deepEqual(unknown, []);
});

test("the options of the documentation exist", () => {
	const unknown = calls.flatMap(({ page, words }) => {
		const text = help(...commandOf(words)) + help();
		const options = words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.replace(/[=,.:].*$/, ""));
		return options
			.filter((option) => !new RegExp(`${option}(?![a-z-])`).test(text))
			.map((option) => `${page}: ${words.join(" ")}: ${option}`);
	});
	assert.deepEqual(unknown, []);
});
