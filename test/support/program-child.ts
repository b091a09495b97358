/** The program as a process of its own, from the sources. */
import process from "node:process";
import { run } from "../../src/main.ts";

await run(process.argv.slice(2));
