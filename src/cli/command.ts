/** How a command of the program is made. */
import type { Command } from "commander";

/** Takes an option that may be given again. */
export const list = (value: string, held: readonly string[]): readonly string[] => [...held, value];

/** A command with its example. */
export function command(parent: Command, name: string, description: string, example: string): Command {
	return parent.command(name).description(description).exitOverride().addHelpText("after", `\nExample:\n  ${example}\n`);
}
