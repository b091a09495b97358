// `npm run golden`: writes test/golden/ anew from what the program gives now. Read the diff before committing it: a golden file that
// changed is a change that users see.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runTests } from "./run.mjs";

const files = globSync(["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"], { cwd: root }).filter((file) =>
	readFileSync(join(root, file), "utf8").includes("support/golden.ts"),
);
const { failed, text } = await runTests(files, { env: { UPDATE_GOLDEN: "1" } });
if (text.trim() !== "") console.log(text.trim());
console.log(`${files.length} test files wrote their golden files anew: see \`git diff test/golden\``);
process.exitCode = failed > 0 ? 1 : 0;
