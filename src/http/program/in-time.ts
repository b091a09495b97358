/** A sender that dribbles its body is given up: it would hold a connection for as long as it likes. */
import type { MiddlewareHandler } from "hono";
import type { Env } from "../guard.ts";

/**
 * Answers in time, or says that the body did not come.
 *
 * @param isPatient - Calls that take files, which watch over the sender themselves.
 */
export function inTime(
	milliseconds: number,
	isPatient: (method: string, path: string) => boolean,
	late: (c: Parameters<MiddlewareHandler<Env>>[0]) => Response,
): MiddlewareHandler<Env> {
	return async (c, next) => {
		const incoming = c.env?.incoming;
		const { method, path } = c.req;
		if (incoming === undefined || method === "GET" || method === "HEAD" || isPatient(method, path)) return next();
		let timer: NodeJS.Timeout | undefined;
		const given = new Promise<"late">((resolve) => {
			// What has arrived whole may take its time to be answered.
			timer = setTimeout(() => {
				if (!incoming.complete) resolve("late");
			}, milliseconds);
		});
		try {
			const first = await Promise.race([next(), given]);
			if (first !== "late") return;
			c.header("connection", "close");
			c.res = late(c);
		} finally {
			clearTimeout(timer);
		}
	};
}
