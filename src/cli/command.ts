/** How a command of the program is made. */
import type { Command } from "commander";
import type { Ports } from "./ports.ts";

/** Takes an option that may be given again. */
export const list = (value: string, held: readonly string[]): readonly string[] => [...held, value];

/** A command with its example. */
export function command(parent: Command, name: string, description: string, example: string): Command {
	return parent.command(name).description(description).exitOverride().addHelpText("after", `\nExample:\n  ${example}\n`);
}

/** Whether the data directory was named, in the call or in SEAWALL_DATA, and not left to its default. */
export function isDataGiven(program: Command, { environment }: Pick<Ports, "environment">): boolean {
	return program.getOptionValueSource("data") === "cli" || (environment["SEAWALL_DATA"] ?? "") !== "";
}
