/** Lines over a socket, bounded in length. */
import type { Socket } from "node:net";
import { LONGEST_LINE } from "./requests.ts";

/** Reads lines; whoever sends a longer one, or no JSON, is cut off. */
export function onLines(socket: Socket, read: (value: unknown) => void): void {
	let parts: Buffer[] = [];
	let size = 0;
	socket.on("data", (part: Buffer) => {
		let from = 0;
		for (let end = part.indexOf(10, from); end >= 0; end = part.indexOf(10, from)) {
			// Whoever was cut off for one line is not heard with the next.
			if (socket.destroyed) return;
			const line = Buffer.concat([...parts, part.subarray(from, end)]).toString("utf8");
			[parts, size, from] = [[], 0, end + 1];
			let value: unknown;
			try {
				value = JSON.parse(line);
			} catch {
				socket.destroy();
				return;
			}
			read(value);
		}
		parts.push(part.subarray(from));
		size += part.length - from;
		if (size > LONGEST_LINE) socket.destroy();
	});
}

/** Sends a line. */
export function sendLine(socket: Socket, value: object): void {
	socket.write(`${JSON.stringify(value, writeBytes)}\n`);
}

/** Bytes as base64. Looked at where they stand: a Buffer would have become a list of numbers before it is handed over. */
function writeBytes(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
	const raw = this[key];
	return raw instanceof Uint8Array ? { bytes: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("base64") } : value;
}

/** Bytes as `sendLine` writes them; `undefined` for anything else. */
export function readBytes(value: unknown): Uint8Array | undefined {
	const text = typeof value === "object" && value !== null && "bytes" in value ? value.bytes : undefined;
	return typeof text === "string" ? new Uint8Array(Buffer.from(text, "base64")) : undefined;
}
