/** A web server over TLS on this machine that serves what a test says. */
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { ThrowAwayAuthority } from "./throw-away-authority.ts";

/** An answer; `undefined` is 404. */
export interface Served {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
}

/** What was asked. */
export interface Asked {
	readonly path: string;
	readonly host: string;
	readonly agent: string;
	readonly authorization: string;
}

/** Serves until closed; `answer` decides. */
export async function serveTree(authority: ThrowAwayAuthority, answer: (asked: Asked) => Served | undefined) {
	const server = createServer({ key: authority.key, cert: authority.cert }, (request, response) => {
		const { headers, url = "/" } = request;
		const served = answer({
			path: decodeURIComponent(url.split("?", 1)[0] ?? "/"),
			host: headers.host ?? "",
			agent: headers["user-agent"] ?? "",
			authorization: headers.authorization ?? "",
		});
		response.writeHead(served === undefined ? 404 : (served.status ?? 200), served?.headers);
		response.end(served?.body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** The type that web servers give a file by its name. */
export function typeOf(path: string): string {
	if (path.endsWith(".json")) return "application/json";
	if (path.endsWith(".csv")) return "text/csv";
	return path.endsWith("/") || path.endsWith(".html") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}
