/** Takes syslog over UDP and TCP. Off unless whoever runs it names a place: anybody who reaches it can write lines. */
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { createServer, type Server, type Socket } from "node:net";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asLine, createSyslogFrames } from "./syslog-frames.ts";
import type { TelemetryThread } from "./telemetry-client.ts";

/** Where it listens, and for whom. */
export interface SyslogPlace {
	readonly host: string;
	readonly port: number;
	/** Organisation whose sensors send. */
	readonly sender: string;
	now(): number;
	readonly onDefect: (error: unknown) => void;
}

/** It listens. */
export interface SyslogListener {
	readonly port: number;
	/** Messages that were left out: too long, or more than could be counted in time. */
	readonly lost: () => number;
	/** Counts what came, now. */
	flush(): Promise<void>;
	close(): Promise<void>;
}

/** Bytes that wait for all senders, and for one of them; beyond, UDP is lost and told, TCP waits. */
const MOST_WAITING = 16 << 20;
const MOST_OF_ONE = 4 << 20;
const MOST_CONNECTIONS = 256;
const IDLE_MS = 15 * 60_000;
const FLUSH_MS = 1000;

/** Listens on UDP and TCP of one port. Problems: `http/cannot-listen`. */
export async function listenSyslog(thread: Pick<TelemetryThread, "take">, place: SyslogPlace): Promise<Result<SyslogListener, Problem>> {
	const waiting = new Map<string, { parts: Uint8Array[]; bytes: number }>();
	const open = new Set<Socket>();
	let [total, lost] = [0, 0];
	let running: Promise<void> | undefined;

	function add(peer: string, line: Uint8Array): boolean {
		const held = waiting.get(peer) ?? { parts: [], bytes: 0 };
		if (total + line.length > MOST_WAITING || held.bytes + line.length > MOST_OF_ONE) {
			lost += 1;
			return false;
		}
		waiting.set(peer, held);
		held.parts.push(line);
		held.bytes += line.length;
		total += line.length;
		return total < MOST_WAITING / 2 && held.bytes < MOST_OF_ONE / 2;
	}

	async function count(): Promise<void> {
		for (const [peer, { parts, bytes }] of [...waiting]) {
			waiting.delete(peer);
			total -= bytes;
			const all = new Uint8Array(bytes);
			let at = 0;
			for (const part of parts) {
				all.set(part, at);
				at += part.length;
			}
			await thread.take({ source: `syslog/${peer}`, sender: place.sender, from: all, now: place.now() }).catch((error: unknown) => {
				lost += parts.length;
				place.onDefect(error);
			});
		}
		for (const socket of open) socket.resume();
	}
	const flush = (): Promise<void> => {
		running = (running ?? Promise.resolve()).then(count);
		return running;
	};

	const tcp: Server = createServer((socket) => {
		if (open.size >= MOST_CONNECTIONS) {
			socket.destroy();
			return;
		}
		const peer = plain(socket.remoteAddress);
		const frames = createSyslogFrames();
		open.add(socket);
		let long = 0;
		const take = (lines: readonly Uint8Array[]) => {
			for (const line of lines) if (!add(peer, line)) socket.pause();
			lost += frames.tooLong() - long;
			long = frames.tooLong();
		};
		socket.setTimeout(IDLE_MS, () => socket.destroy());
		socket.on("data", (piece: Buffer) => take(frames.add(piece)));
		socket.on("end", () => take(frames.end()));
		socket.on("error", () => undefined);
		socket.on("close", () => open.delete(socket));
	});
	const udp: UdpSocket = createSocket({ type: place.host.includes(":") ? "udp6" : "udp4" });
	udp.on("message", (message, { address }) => void add(plain(address), asLine(message)));
	try {
		await new Promise<void>((resolve, reject) => tcp.once("error", reject).listen(place.port, place.host, resolve));
		const at = tcp.address();
		const port = typeof at === "object" && at !== null ? at.port : place.port;
		await new Promise<void>((resolve, reject) => udp.once("error", reject).bind(port, place.host, resolve));
		udp.on("error", place.onDefect);
		tcp.on("error", place.onDefect);
		const timer = setInterval(() => void flush(), FLUSH_MS);
		return ok({
			port,
			lost: () => lost,
			flush,
			async close() {
				clearInterval(timer);
				udp.close();
				for (const socket of open) socket.destroy();
				await new Promise((resolve) => tcp.close(resolve));
				await flush();
			},
		});
	} catch (error) {
		tcp.close();
		const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
		return err({
			code: "http/cannot-listen",
			message: `syslog cannot be taken there (${why})`,
			at: `${place.host}:${place.port}`,
			todo: "Choose another address or port with --syslog.",
		});
	}
}

function plain(address: string | undefined): string {
	return (address ?? "unknown").replace(/^::ffff:/, "");
}
