/** Runs `seawall start` in this process on real files, store and catalogue; the page is looked at through what it is served from. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import type { Ports } from "../../src/cli/ports.ts";
import { runCommand } from "../../src/cli/program.ts";
import { err, ok } from "../../src/core/result.ts";
import { smtpMailer } from "../../src/delivery/smtp.ts";
import { renderAnswerPage } from "../../src/http/page/answer-page.tsx";
import { renderWavesPage } from "../../src/http/page/waves-page.tsx";
import type { ServedAnswer } from "../../src/match/ports.ts";
import type { Assessment } from "../../src/match/verdict.ts";
import { cataloguePorts } from "../../src/serve/catalogue/catalogue-ports.ts";
import { providerPorts } from "../../src/serve/provider/provider-ports.ts";
import { openReports } from "../../src/serve/report/open-reports.ts";
import { responsePorts } from "../../src/serve/response/ports.ts";
import { openStatistics } from "../../src/serve/statistics/open-statistics.ts";
import { warnPorts } from "../../src/serve/warn/ports.ts";
import { catalogueAdvisories, loadCatalogue, programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { loadSignatures } from "../../src/store/disk/signature-folder.ts";
import { readBoundedLines } from "../../src/store/files/bounded-lines.ts";
import { logFiles, readLogBlocks } from "../../src/store/files/log-blocks.ts";
import { readFiles } from "../../src/store/files/read-options.ts";
import { readRows } from "../../src/store/files/read-rows.ts";
import { readXml } from "../../src/store/files/read-xml.ts";
import { sourceName } from "../../src/store/files/source-name.ts";
import { findDocuments } from "../../src/store/held/find-document.ts";
import { openHeldCounts } from "../../src/store/held/held-counts.ts";
import { openHeldDocuments } from "../../src/store/held/held-documents.ts";
import { openHeldDrafts } from "../../src/store/held/held-drafts.ts";
import { openHeldInventory } from "../../src/store/held/held-inventory.ts";
import { openHeldLists, readEditions } from "../../src/store/held/held-lists.ts";
import { openHeldPeople } from "../../src/store/held/held-people.ts";
import { openHeldWaves } from "../../src/store/held/held-waves.ts";
import { readHeldFacts } from "../../src/store/held/read-held.ts";

/** What came of a call. `answer` is the last that the page would show; `undefined` when it came to no page. */
export interface StartResult {
	readonly code: number;
	readonly out: string;
	readonly said: string;
	readonly answer: Assessment | undefined;
}

/** A folder for lists and data that goes when the test ends. */
export interface StartFolder {
	readonly path: string;
	/** Writes a file in it, and gives its path. */
	write(name: string, text: string): string;
	/** A call of the program; `atPage` is what the user does while the page is there, `lines` stand on standard input; `until` is done before Ctrl-C. */
	call(
		args: readonly string[],
		atPage?: (page: ServedAnswer) => Promise<void>,
		lines?: readonly string[],
		until?: () => Promise<void>,
	): Promise<StartResult>;
	/** `start` with the folder's own data directory. */
	start(args: readonly string[], atPage?: (page: ServedAnswer) => Promise<void>): Promise<StartResult>;
}

/** Makes such a folder; `environment` is that of its calls. */
export function startFolder(context: TestContext, environment: Ports["environment"] = {}, today = "2026-11-24"): StartFolder {
	const path = mkdtempSync(join(tmpdir(), "seawall-start-"));
	context.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
	const folder: StartFolder = {
		path,
		write(name, text) {
			mkdirSync(dirname(join(path, name)), { recursive: true });
			writeFileSync(join(path, name), text);
			return join(path, name);
		},
		async call(args, atPage, input = [], until = undefined) {
			const lines: string[] = [];
			let out = "";
			let page: ServedAnswer | undefined;
			const ports = portsOf({
				environment,
				today,
				lines: input,
				out: (text) => {
					out += text;
				},
				say: (line) => lines.push(line),
				serve: (content) => {
					page = content;
				},
				wait: async () => {
					if (page !== undefined) await atPage?.(page);
					// Nobody interrupts a command that serves no page.
					else if (until === undefined) await new Promise(() => undefined);
					await until?.();
				},
			});
			const code = await runCommand(args, ports);
			return { code, out, said: lines.join("\n"), answer: page?.assessment() };
		},
		start: (args, atPage) => folder.call(["--data", join(path, "data"), "start", ...args], atPage),
	};
	return folder;
}

interface Ends extends Pick<Ports, "environment"> {
	/** `YYYY-MM-DD` */
	readonly today: string;
	readonly lines: readonly string[];
	readonly out: (text: string) => void;
	readonly say: (line: string) => void;
	readonly serve: (content: ServedAnswer) => void;
	readonly wait: () => Promise<void>;
}

function portsOf({ environment, today, lines, out, say, serve, wait }: Ends): Ports {
	const absent = () => {
		throw new Error("not part of these tests");
	};
	return {
		version: "0",
		publication: { statistics: openStatistics },
		warn: warnPorts("0"),
		responses: responsePorts("0"),
		reports: { open: openReports },
		provider: providerPorts("0"),
		today: () => today,
		now: () => Date.parse(`${today}T12:00:00Z`) + Math.floor(performance.now()),
		environment,
		terminal: { columns: 120, colour: false, progress: false },
		out: async (text) => out(text),
		say,
		async *input() {
			yield* lines;
		},
		readWhole: async (path) => readFileSync(path, "utf8"),
		readLines: readBoundedLines,
		logs: {
			files: logFiles,
			blocks: readLogBlocks,
			signatures: loadSignatures,
			counts: openHeldCounts,
			sourceName,
			page: async (report) => renderWavesPage(report),
		},
		loadCatalogue: () => loadCatalogue(),
		catalogueAdvisories: catalogueAdvisories(),
		catalogues: cataloguePorts("0"),
		sample: { inventory: join(programFolder(), "data", "sample", "inventory.csv") },
		readAdvisories: async (paths) => (await import("../../src/store/disk/advisory-folder.ts")).readAdvisories(paths),
		readDocuments: async function* (paths) {
			yield* (await import("../../src/store/disk/document-files.ts")).readDocuments(paths);
		},
		loadDictionaries: async () => (await import("../../src/store/disk/dictionaries.ts")).loadDictionaries(),
		readInventory: readFiles,
		readHeld: readHeldFacts,
		openDocuments: openHeldDocuments,
		openWaves: openHeldWaves,
		readEditions,
		openPeople: openHeldPeople,
		openServed: absent,
		serveProgram: absent,
		openLists: openHeldLists,
		mailer: async (address, from) => smtpMailer(address, from),
		authoring: {
			findDocuments,
			openDrafts: openHeldDrafts,
			readXml: async (text, place) => readXml(text, place),
			readRows: async (text) => readRows(text),
		},
		openHeld: (data) => openHeldInventory(data, catalogueAdvisories(data)),
		writeFile: async (path, text) => {
			try {
				return ok(writeFileSync(path, text));
			} catch {
				return err({ code: "cli/cannot-write", message: "", at: path, todo: "" });
			}
		},
		renderPage: async (assessment, options) => renderAnswerPage(assessment, { ...options, selfContained: true }),
		startSite: async (content) => {
			serve(content);
			return ok({ address: "http://127.0.0.1:0/", close: async () => {} });
		},
		untilInterrupted: wait,
	};
}

/** The verdict that weighs most for each device, by id. */
export function verdictsOf(answer: Assessment | undefined): Readonly<Record<string, string>> {
	const order = ["known_affected", "under_investigation", "fixed", "known_not_affected"];
	const verdicts = new Map<string, string>();
	for (const { device, verdict } of answer?.findings ?? []) {
		const held = verdicts.get(device.id);
		if (held === undefined || order.indexOf(verdict) < order.indexOf(held)) verdicts.set(device.id, verdict);
	}
	return Object.fromEntries(verdicts);
}

/** Bytes of an upload. */
export function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
