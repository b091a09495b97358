/** Whether the program lives, whether it can answer, and what it has done: for whoever watches it. */
import { setTimeout as pause } from "node:timers/promises";
import { waveMetrics } from "../wave/wave-metrics.ts";
import type { Visit } from "./desk.ts";
import type { Metrics } from "./metrics.ts";
import { openRoute, type Route } from "./route.ts";

/** An answer that takes longer is none. */
const PATIENCE_MS = 3000;

/** Addresses of this machine itself. */
const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;

/** The routes over one program's counts. */
export const HEALTH_ROUTES: readonly Route[] = [
	openRoute("GET", "/healthz", async (_, { c }) => c.text("ok")),
	openRoute("GET", "/readyz", async (desk, { c }) => {
		const asked = Promise.all([desk.gate.people.hasAdmin(), desk.documents.summary()]).then(
			() => "ok",
			() => "not ready",
		);
		const said = await Promise.race([asked, pause(PATIENCE_MS, "not ready", { ref: false })]);
		return c.text(said, said === "ok" ? 200 : 503);
	}),
	openRoute("GET", "/metrics", async (desk, visit) => {
		if (!isHere(visit)) return desk.refuse(visit, 404);
		const today = new Date(desk.gate.now()).toISOString().slice(0, 10);
		const text = `${desk.metrics.text()}${waveMetrics(await desk.waves.list(), today)}`;
		return visit.c.body(text, 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
	}),
];

/** Only this machine is told: a proxy that passes strangers on says so. */
function isHere({ c, origin }: Visit): boolean {
	return LOOPBACK.test(origin.address) && c.req.header("x-forwarded-for") === undefined && c.req.header("forwarded") === undefined;
}

/** Counts what a route answers. */
export async function counted(metrics: Metrics, { method, path }: Route, answer: Promise<Response>): Promise<Response> {
	const from = performance.now();
	let status = 500;
	try {
		const response = await answer;
		({ status } = response);
		return response;
	} finally {
		metrics.answered(method, path, status, (performance.now() - from) / 1000);
	}
}
