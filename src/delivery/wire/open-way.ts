/** The way to a server as its address asks for it. */
import type { Server } from "../server-address.ts";
import type { Patience } from "./connection.ts";
import { type NoSession, openSession } from "./session.ts";
import { transact } from "./transact.ts";
import type { Way } from "./way.ts";

/** Opens one. */
export async function openWay(server: Server, patience: Patience): Promise<Way | NoSession> {
	if (server.engine === "nodemailer") return (await import("./nodemailer-way.ts")).nodemailerWay(server, patience);
	const session = await openSession(server, patience);
	if ("why" in session) return session;
	return { run: (source) => transact(session, source), close: () => session.wire.close() };
}
