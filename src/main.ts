/** The composition root: joins domain, adapters and commands. */
import { argv } from "node:process";

/** Runs one command line (without node and program name). */
export async function run(args: readonly string[] = argv.slice(2)): Promise<void> {
	process.stdout.write(`${args.length}\n`);
}
