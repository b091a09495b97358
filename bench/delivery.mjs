// Claim: personalised mails of 30 kB, signed with RSA and each on record before it leaves, go out at least eight times as fast as over
// nodemailer's pool with its DKIM and no record. `node delivery.mjs [ROUNDS] [MESSAGES] [MANY]`: MANY is how many Seawall sends at the end.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { machineLine, median, ratio } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [rounds, messages, many] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 1000), Number(process.argv[4] ?? 50_000)];
const sink = spawn(process.execPath, [join(here, "smtp-sink.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
const port = await new Promise((resolve) => sink.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim())));

/** As the launcher starts Seawall; for both sides. */
const FLAGS = ["--max-semi-space-size=8", "--heap-growing-percent=60"];

function side(name, count) {
	const folder = mkdtempSync(join(tmpdir(), "seawall-bench-"));
	try {
		const { stdout, stderr, status } = spawnSync(process.execPath, [...FLAGS, join(here, "delivery-side.mjs"), name, port, count, folder], {
			encoding: "utf8",
		});
		if (status !== 0) throw new Error(stderr);
		return JSON.parse(stdout);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

try {
	console.log(machineLine());
	console.log(
		`${rounds} rounds in turn, 10 connections, RSA-2048, a server of our own that looks at nothing; Seawall with a synced ledger`,
	);
	const [ours, theirs] = [[], []];
	for (let round = 0; round < rounds; round += 1) {
		theirs.push(side("nodemailer", messages));
		ours.push(side("seawall", messages * 5));
	}
	const line = (name, all) =>
		console.log(
			`${name}: ${median(all.map((one) => one.perSecond)).toFixed(0)} messages a second, ${median(all.map((one) => one.cpuMs)).toFixed(2)} ms of processor each, ${all[0].bytes} bytes, peak ${Math.max(...all.map((one) => one.peakMb)).toFixed(0)} MB`,
		);
	line("nodemailer", theirs);
	line("seawall", ours);
	console.log(
		`ratio ${ratio(
			ours.map((one) => one.perSecond),
			theirs.map((one) => one.perSecond),
		)}`,
	);
	if (many > 0) {
		const one = side("seawall", many);
		console.log(`${many} recipients: ${one.seconds.toFixed(1)} s, peak ${one.peakMb.toFixed(0)} MB`);
	}
	console.log(machineLine());
} finally {
	sink.kill("SIGTERM");
}
