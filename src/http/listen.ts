/** Opens a port for the site and closes it cleanly. */
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Env } from "./guard.ts";

/** A server that listens. */
export interface Listening {
	/** `http://127.0.0.1:8080`, without a slash at the end. */
	readonly address: string;
	readonly port: number;
	/** Takes no more requests and ends every connection at once, idle or not. */
	readonly close: () => Promise<void>;
}

/** Where to listen. */
export interface Place {
	/** 0 lets the system choose. */
	readonly port: number;
	/** An address of this machine; `127.0.0.1` when not given, so nobody else reaches it. */
	readonly host?: string | undefined;
	/** How many ports to try, upwards from `port`, while each is taken. */
	readonly tries?: number | undefined;
	/** Whoever sends more slowly than this is cut off; Node's own limits when not given. */
	readonly patience?: { readonly headersMs: number; readonly requestMs: number } | undefined;
}

/**
 * Listens at the first free port.
 *
 * @returns The server; else `http/no-free-port` when all were taken, or `http/cannot-listen` when the system refuses the first.
 */
export async function listen(
	app: Hono<Env>,
	{ port, host = "127.0.0.1", tries = 50, patience }: Place,
): Promise<Result<Listening, Problem>> {
	if (!Number.isInteger(port) || port < 0 || port > 65_535) return err(cannot(host, port, "is no port number"));
	const last = Math.min(port + Math.max(1, tries) - 1, 65_535);
	for (let at = port; at <= last; at += 1) {
		const tried = await open(app, at, host, patience);
		if (tried.ok) return tried;
		if (tried.error.code !== "EADDRINUSE") return err(cannot(host, at, tried.error.code ?? tried.error.message));
	}
	return err({
		code: "http/no-free-port",
		message: `every port from ${port} to ${last} is taken`,
		at: host,
		todo: "Give another with --port, or end what runs there.",
	});
}

function cannot(host: string, port: number, why: string): Problem {
	return {
		code: "http/cannot-listen",
		message: `cannot listen there: ${why}`,
		at: `${host}:${port}`,
		todo: "Give an address of this machine with --host and a port above 1023 with --port.",
	};
}

async function open(
	app: Hono<Env>,
	port: number,
	host: string,
	patience: Place["patience"],
): Promise<Result<Listening, NodeJS.ErrnoException>> {
	const server = createAdaptorServer({
		fetch: app.fetch,
		hostname: host,
		...(patience === undefined
			? {}
			: { serverOptions: { headersTimeout: patience.headersMs, requestTimeout: patience.requestMs, connectionsCheckingInterval: 1000 } }),
	});
	return new Promise((resolve) => {
		server.once("error", (error: NodeJS.ErrnoException) => resolve(err(error)));
		server.listen(port, host, () => {
			const bound = server.address();
			const real = typeof bound === "object" && bound !== null ? bound.port : port;
			const name = host.includes(":") ? `[${host}]` : host;
			resolve(ok({ address: `http://${name}:${real}`, port: real, close: () => close(server) }));
		});
	});
}

async function close(server: ServerType): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		if ("closeAllConnections" in server) server.closeAllConnections();
	});
}
