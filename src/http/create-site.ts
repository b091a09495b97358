/** The site that one person opens on their own machine: the answer, its data, and a way to fill in what is missing. */
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import type { SourceComparison } from "../match/source-comparison.ts";
import type { Assessment } from "../match/verdict.ts";
import { COPY_SCRIPT } from "./copy-script.ts";
import { FAILURES, fail } from "./failure.tsx";
import { type Env, hostCheck, strictHeaders, tokenCheck } from "./guard.ts";
import { type ImportFile, importHandler, Notices, uploadLimit } from "./imports.ts";
import { renderAnswerPage } from "./page/answer-page.tsx";
import { renderSourcesPage } from "./page/sources-page.tsx";
import { derive } from "./secrets.ts";

/** What the site shows and what it calls. */
export interface SiteOptions {
	/** The answer as it stands; the same object as long as nothing changed, for the page is kept with it. */
	readonly assessment: () => Assessment | Promise<Assessment>;
	/** Every source on a CVE side by side, `undefined` where no document speaks of it; without it there are no such pages. */
	readonly sourcesOn?: ((cve: string) => SourceComparison | undefined) | undefined;
	/** Takes a filled CSV; without it there is no upload form. */
	readonly onImport?: ImportFile | undefined;
	/** The secret of this run, at least 128 random bits: cookies and form words follow from it, programs send it as a bearer. */
	readonly token: string;
	/** Whether the word of a link (`/?t=`) opens the site; a link is taken once. */
	readonly openWith: (given: string) => boolean;
	/** The fleet is made up. */
	readonly sample: boolean;
	/** The CSV to fill in. */
	readonly questionsCsv: () => string | Promise<string>;
	/** Findings as CSV; without it pages point to the JSON. */
	readonly findingsCsv?: (() => string | Promise<string>) | undefined;
	/** The assessment as JSON; `JSON.stringify` when not given. */
	readonly assessmentJson?: (() => string | Promise<string>) | undefined;
	/** Further `host:port` under which it may be asked, besides this machine's own names. */
	readonly allowedHosts?: readonly string[] | undefined;
	/** Told of what failed in us; the page says no more than that something did. */
	readonly onDefect?: ((error: unknown) => void) | undefined;
}

/** The application; serve it with `listen`. */
export function createSite(options: SiteOptions): Hono<Env> {
	const app = new Hono<Env>();
	const notices = new Notices();
	const page = pageWriter(options);
	app.use(strictHeaders);
	app.use(compress());
	app.get("/healthz", (c) => c.text("ok"));
	app.get("/readyz", async (c) => {
		const ready = await Promise.resolve()
			.then(options.assessment)
			.then(
				() => true,
				() => false,
			);
		return ready ? c.text("ok") : fail(c, FAILURES.notReady);
	});
	app.use(hostCheck(options.allowedHosts ?? []));
	app.use(tokenCheck(options.token, options.openWith));
	app.get("/", async (c) => tagged(c, await page(notices.find(c.req.query("done"))), "text/html; charset=UTF-8"));
	app.get("/answer.js", (c) => tagged(c, COPY_SCRIPT, "text/javascript; charset=UTF-8"));
	app.get("/questions.csv", async (c) => download(c, await options.questionsCsv(), "questions.csv"));
	app.get("/assessment.json", async (c) => {
		const json = options.assessmentJson === undefined ? JSON.stringify(await options.assessment()) : await options.assessmentJson();
		return tagged(c, json, "application/json");
	});
	if (options.findingsCsv !== undefined) {
		const { findingsCsv } = options;
		app.get("/findings.csv", async (c) => download(c, await findingsCsv(), "findings.csv"));
	}
	if (options.sourcesOn !== undefined) {
		const { sourcesOn } = options;
		app.get("/sources/:cve{CVE-[0-9]{4}-[0-9]{4,19}}", async (c) => {
			const comparison = sourcesOn(c.req.param("cve"));
			if (comparison === undefined) return fail(c, FAILURES.noSources);
			const { asOf } = await options.assessment();
			return tagged(c, renderSourcesPage(comparison, { sample: options.sample, asOf }), "text/html; charset=UTF-8");
		});
	}
	if (options.onImport !== undefined) app.post("/import", uploadLimit, importHandler(options.onImport, options.token, notices));
	for (const path of new Set(app.routes.filter((route) => route.method !== "ALL").map((route) => route.path))) {
		const methods = new Set(app.routes.filter((route) => route.path === path && route.method !== "ALL").map((route) => route.method));
		const allow = [...methods].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
		app.all(path, (c) => {
			c.header("allow", allow);
			return fail(c, FAILURES.wrongMethod);
		});
	}
	app.notFound((c) => fail(c, FAILURES.notFound));
	app.onError((error, c) => {
		options.onDefect?.(error);
		return fail(c, FAILURES.defect);
	});
	return app;
}

/** Writes the page once an assessment; with the result of an upload it is written for that one time. */
function pageWriter(options: SiteOptions) {
	const written = new WeakMap<Assessment, string>();
	const base = {
		sample: options.sample,
		selfContained: false,
		importPath: options.onImport === undefined ? undefined : "/import",
		formToken: derive(options.token, "form"),
		findingsCsv: options.findingsCsv !== undefined,
		sources: options.sourcesOn !== undefined,
	};
	return async (notice: ReturnType<Notices["find"]>): Promise<string> => {
		const assessment = await options.assessment();
		if (notice !== undefined) return renderAnswerPage(assessment, { ...base, notice });
		const known = written.get(assessment);
		if (known !== undefined) return known;
		const html = renderAnswerPage(assessment, base);
		written.set(assessment, html);
		return html;
	};
}

/** Answers with text and its tag, or 304 where the browser holds it. Weak, for it is compressed on the way (RFC 9110 section 8.8.1). */
function tagged(c: Context<Env>, text: string, type: string): Response {
	const tag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
	c.header("etag", tag);
	const held = (c.req.header("if-none-match") ?? "").split(",").map((value) => value.trim());
	if (held.includes(tag)) return c.body(null, 304);
	return c.body(text, 200, { "content-type": type });
}

function download(c: Context<Env>, text: string, name: string): Response {
	c.header("content-disposition", `attachment; filename="${name}"`);
	return tagged(c, text, "text/csv; charset=UTF-8");
}
