/** Sends a line to a syslog server: UDP (RFC 5426), TCP with octet counting (RFC 6587), or TLS (RFC 5425). */
import { createSocket } from "node:dgram";
import { connect, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Posted } from "./webhook.ts";

const PATIENCE_MS = 10_000;

/** Most that fits into one datagram everywhere. */
const MOST_DATAGRAM = 2048;

/** Sends. Syslog has no answer: over TCP and TLS it was handed over, over UDP nobody knows. */
export function sendSyslog(address: string, line: string): Promise<Posted> {
	const url = new URL(address);
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const bytes = Buffer.from(line, "utf8");
	const failed = (problem: string): Posted => ({ sent: false, final: false, problem });
	if (url.protocol === "syslog:") {
		return new Promise((resolve) => {
			const socket = createSocket(isIP(host) === 6 ? "udp6" : "udp4");
			socket.once("error", (error: NodeJS.ErrnoException) => {
				socket.close();
				resolve(failed(error.code ?? error.message));
			});
			socket.send(cut(bytes), Number(url.port || 514), host, (error) => {
				socket.close();
				resolve(error === null ? { sent: true } : failed((error as NodeJS.ErrnoException).code ?? error.message));
			});
		});
	}
	return new Promise((resolve) => {
		const isTls = url.protocol === "syslog+tls:";
		const port = Number(url.port || (isTls ? 6514 : 514));
		const socket = isTls ? connectTls({ host, port, servername: isIP(host) === 0 ? host : "" }) : connect({ host, port });
		const over = (posted: Posted) => {
			socket.destroy();
			resolve(posted);
		};
		socket.setTimeout(PATIENCE_MS, () => over(failed("it does not answer")));
		socket.once("error", (error: NodeJS.ErrnoException) => over(failed(error.code ?? error.message)));
		socket.once(isTls ? "secureConnect" : "connect", () => {
			// Nobody answers: what was handed over counts as sent.
			socket.end(Buffer.concat([Buffer.from(`${bytes.length} `), bytes]), () => resolve({ sent: true }));
			socket.resume();
		});
	});
}

/** Cut where no character is torn. */
function cut(bytes: Buffer): Buffer {
	let end = Math.min(bytes.length, MOST_DATAGRAM);
	while (end < bytes.length && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
	return bytes.subarray(0, end);
}
