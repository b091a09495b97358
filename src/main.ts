/** The composition root: joins the domain, the adapters and the commands. Nothing else may import all of them. */
import { createReadStream, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { CallError, type CommandPeople, type HeldDocuments, type HeldLists, type HeldWaves, type Ports } from "./cli/ports.ts";
import { runCommand } from "./cli/program.ts";
import { err, ok } from "./core/result.ts";
import type { ServedAnswer } from "./match/ports.ts";
import { cataloguePorts } from "./serve/catalogue/catalogue-ports.ts";
import { providerPorts } from "./serve/provider/provider-ports.ts";
import { responsePorts } from "./serve/response/ports.ts";
import { warnPorts } from "./serve/warn/ports.ts";
import { catalogueAdvisories, loadCatalogue, programFolder } from "./store/disk/catalogue-folder.ts";
import { sourceName } from "./store/files/source-name.ts";

/** Runs one command line (without runtime and program) and sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		// The reader has seen enough (`seawall … | head`): that is no failure.
		process.exit(error.code === "EPIPE" ? 0 : 3);
	});
	process.exitCode = await runCommand(args, createPorts(args));
}

function createPorts(args: readonly string[]): Ports {
	const { env, stdout, stderr } = process;
	const plain = args.includes("--no-color") || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
	const version = versionOf(programFolder());
	return {
		version,
		provider: providerPorts(version),
		today: () => new Date().toISOString().slice(0, 10),
		now: Date.now,
		environment: env,
		terminal: { columns: stdout.isTTY ? Math.min(stdout.columns, 120) : undefined, colour: stdout.isTTY && !plain, progress: stderr.isTTY },
		out: (text) => new Promise((resolve) => (stdout.write(text) ? resolve() : stdout.once("drain", resolve))),
		say: (line) => void stderr.write(`${line}\n`),
		input: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
		readWhole,
		async *readLines(path) {
			const { readBoundedLines } = await import("./store/files/bounded-lines.ts");
			yield* readBoundedLines(path);
		},
		logs: {
			files: async (paths) => (await import("./store/files/log-blocks.ts")).logFiles(paths),
			async *blocks(file, follow) {
				yield* (await import("./store/files/log-blocks.ts")).readLogBlocks(file, follow);
			},
			signatures: async () => (await import("./store/disk/signature-folder.ts")).loadSignatures(),
			counts: async (folder) => (await import("./store/held/held-counts.ts")).openHeldCounts(folder),
			sourceName,
			page: async (report) => (await import("./http/page/waves-page.tsx")).renderWavesPage(report),
		},
		// Bound to the data directory of the call where it runs.
		loadCatalogue: () => loadCatalogue(),
		catalogueAdvisories: catalogueAdvisories(),
		catalogues: cataloguePorts(version),
		sample: { inventory: join(programFolder(), "data", "sample", "inventory.csv") },
		readAdvisories: async (paths) => (await import("./store/disk/advisory-folder.ts")).readAdvisories(paths),
		async *readDocuments(paths) {
			const { readDocuments } = await import("./store/disk/document-files.ts");
			yield* readDocuments(paths);
		},
		loadDictionaries: async () => (await import("./store/disk/dictionaries.ts")).loadDictionaries(),
		async *readInventory(paths, options) {
			const { readFiles } = await import("./store/files/read-options.ts");
			yield* readFiles(paths, options);
		},
		readHeld: async (folder, day) => (await import("./store/held/read-held.ts")).readHeldFacts(folder, day),
		openDocuments: async (folder) => {
			const own = await (await import("./store/held/held-documents.ts")).openHeldDocuments(folder);
			if (own.ok) return own;
			const { besideOwner, documentsOver } = await import("./serve/local/beside.ts");
			return besideOwner<HeldDocuments>(own, folder, version, documentsOver);
		},
		openWaves: async (folder) => {
			const own = await (await import("./store/held/held-waves.ts")).openHeldWaves(folder);
			if (own.ok) return own;
			const { besideOwner, wavesOver } = await import("./serve/local/beside.ts");
			return besideOwner<HeldWaves>(own, folder, version, wavesOver);
		},
		readEditions: async (folder) => (await import("./store/held/held-lists.ts")).readEditions(folder),
		openLists: async (folder) => {
			const own = await (await import("./store/held/held-lists.ts")).openHeldLists(folder);
			if (own.ok) return own;
			const { besideOwner, listsOver } = await import("./serve/local/beside.ts");
			return besideOwner<HeldLists>(own, folder, version, listsOver);
		},
		openPeople: async (folder, use) => {
			const own = await (await import("./store/held/held-people.ts")).openHeldPeople(folder, use);
			if (own.ok) return own;
			const { besideOwner, peopleOver } = await import("./serve/local/beside.ts");
			return besideOwner<CommandPeople>(own, folder, version, (connection) => peopleOver(folder, connection));
		},
		openServed: async (folder) => (await import("./store/held/held-people.ts")).openHeldPeople(folder, "change"),
		serveProgram: async (held, place) =>
			(await import("./serve/serve.ts")).serve({ ...held, version }, place, (error) => void stderr.write(`${stackOf(error)}\n`)),
		mailer: async (address, from) => (await import("./delivery/smtp.ts")).smtpMailer(address, from),
		openHeld: async (folder) => (await import("./store/held/held-inventory.ts")).openHeldInventory(folder, catalogueAdvisories(folder)),
		authoring: {
			findDocuments: async (folder, id) => (await import("./store/held/find-document.ts")).findDocuments(folder, id),
			openDrafts: async (folder) => (await import("./store/held/held-drafts.ts")).openHeldDrafts(folder),
			readXml: async (text, place) => (await import("./store/files/read-xml.ts")).readXml(text, place),
			readRows: async (text) => (await import("./store/files/read-rows.ts")).readRows(text),
		},
		publication: {
			statistics: async (folder) => (await import("./serve/statistics/open-statistics.ts")).openStatistics(folder),
		},
		warn: warnPorts(version),
		responses: responsePorts(version),
		reports: { open: async (folder, environment) => (await import("./serve/report/open-reports.ts")).openReports(folder, environment) },
		writeFile: async (path, text) => {
			try {
				return ok(await writeFile(path, text));
			} catch (error) {
				const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
				return err({ code: "cli/cannot-write", message: `the file cannot be written (${why})`, at: path, todo: "Choose another place." });
			}
		},
		renderPage: async (assessment, options) =>
			(await import("./http/page/answer-page.tsx")).renderAnswerPage(assessment, { ...options, selfContained: true }),
		startSite,
		untilInterrupted: () =>
			new Promise((resolve) => {
				for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
			}),
	};
}

async function startSite(content: ServedAnswer) {
	const { serveAnswer } = await import("./http/serve-answer.ts");
	return serveAnswer({
		...content,
		onOpened: (next) => void process.stderr.write(`Opened. For another browser: ${next}\n`),
		onDefect: (error) => void process.stderr.write(`${stackOf(error)}\n`),
	});
}

function stackOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const MOST_WHOLE = 512 * 1024 * 1024;

async function readWhole(path: string): Promise<string> {
	const parts: Buffer[] = [];
	let size = 0;
	const source = path === "-" ? process.stdin : createReadStream(path);
	try {
		for await (const part of source) {
			size += part.length;
			if (size > MOST_WHOLE)
				throw new CallError({ code: "cli/too-large", message: `more than ${MOST_WHOLE} bytes`, at: path, todo: "Split the file." });
			parts.push(part);
		}
	} catch (error) {
		if (error instanceof CallError) throw error;
		const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
		throw new CallError({ code: "files/not-readable", message: `the file cannot be read (${why})`, at: path, todo: "Check the path." });
	}
	return Buffer.concat(parts).toString("utf8");
}

function versionOf(folder: string): string {
	const about: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	return typeof about === "object" && about !== null && "version" in about ? String(about.version) : "0.0.0";
}
