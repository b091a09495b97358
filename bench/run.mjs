// Runs the benches of this folder that need nothing given, one after the other: `npm ci && npm run bench` here.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
for (const bench of [
	"assess.mjs",
	"match.mjs",
	"identities.mjs",
	"new-advisory.mjs",
	"changed-device.mjs",
	"farrington.mjs",
	"tick.mjs",
	"serve.mjs",
	"pages.mjs",
	"delivery.mjs",
]) {
	console.log(`\n== ${bench}`);
	const { status } = spawnSync(process.execPath, [join(here, bench)], { stdio: "inherit" });
	if (status !== 0) process.exitCode = 1;
}
