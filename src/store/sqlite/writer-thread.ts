/** The thread that alone writes to the embedded database. It migrates, says that it is ready, and takes writes until told to close. */
import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { migrate } from "../migrations/migrate.ts";
import { StoreError } from "../store-error.ts";
import type { Work } from "../work.ts";
import { writes } from "../writes.ts";
import { kyselyOver, openWriting } from "./connection.ts";
import { translate } from "./failure.ts";
import { commitTogether, type Waiting } from "./group-commit.ts";
import type { Failure, FromWriter, ToWriter, WriterStart } from "./messages.ts";
import type { LineWrite } from "./port-client.ts";

type Write = Extract<ToWriter, { readonly id: number }>;

/** What another thread may write: rows of an import that the owner has begun. */
const LINE_WRITES: ReadonlySet<string> = new Set<LineWrite>(["addRows"]);

type Body = (work: Work, input: unknown) => Promise<unknown>;

async function serve(port: MessagePort, { file, at }: WriterStart): Promise<void> {
	const say = (message: FromWriter): void => port.postMessage(message);
	const failure = (error: unknown): Failure => {
		const known = translate(error, file);
		if (known instanceof StoreError) return { problem: known.problem };
		return { defect: known instanceof Error ? (known.stack ?? known.message) : String(known) };
	};
	let database: DatabaseSync;
	let work: Work;
	try {
		database = openWriting(file);
		work = { db: kyselyOver(database), dialect: "sqlite", prepared: new Map() };
		await migrateWhole(database, work, at);
	} catch (error) {
		say({ ready: false, failure: failure(error) });
		port.close();
		return;
	}
	const queue: Waiting[] = [];
	let isClosing = false;
	let isWorking = false;
	const drain = async (): Promise<void> => {
		if (isWorking) return;
		isWorking = true;
		try {
			while (queue.length > 0) {
				await commitTogether(database, queue);
				// Messages that came meanwhile join the next commit.
				await nextTurn();
			}
		} finally {
			isWorking = false;
		}
		if (!isClosing || !database.isOpen) return;
		database.exec("pragma optimize");
		database.close();
		port.close();
	};
	const lines = new Set<MessagePort>();
	const take = ({ id, name, input }: Write, answer: MessagePort, may: (name: string) => boolean): void => {
		const body = may(name) ? (writes as unknown as Readonly<Record<string, Body>>)[name] : undefined;
		queue.push({
			run: () => (body === undefined ? Promise.reject(new Error(`no write is called ${name}`)) : body(work, input)),
			done: (value) => answer.postMessage({ id, value } satisfies FromWriter),
			failed: (error) => answer.postMessage({ id, failure: failure(error) } satisfies FromWriter),
		});
		setImmediate(() => void drain());
	};
	port.on("message", (message: ToWriter) => {
		if (message === "close") {
			isClosing = true;
			for (const line of lines) line.close();
			setImmediate(() => void drain());
		} else if ("line" in message) {
			const { line } = message;
			lines.add(line);
			line.on("close", () => void lines.delete(line));
			line.on("message", (row: Write) => take(row, line, (name) => LINE_WRITES.has(name)));
		} else take(message, port, () => true);
	});
	say({ ready: true });
}

async function migrateWhole(database: DatabaseSync, work: Work, at: number): Promise<void> {
	database.exec("begin immediate");
	try {
		const migrated = await migrate(work.db, "sqlite", at);
		if (!migrated.ok) throw new StoreError(migrated.error);
		database.exec("commit");
	} catch (error) {
		if (database.isTransaction) database.exec("rollback");
		database.close();
		throw error;
	}
}

if (parentPort !== null) await serve(parentPort, workerData as WriterStart);
