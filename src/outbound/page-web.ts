/**
 * Fetches pages of firms to be captured. Who answers is a stranger: only public networks are asked, redirects, sizes and times are bounded,
 * and what robots.txt (RFC 9309) does not allow is not fetched.
 */
import robotsParser from "robots-parser";
import type { ProviderWeb } from "../advisory/provider/ports.ts";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { webAddress } from "../core/web-address.ts";

/** A page as it was given. */
export interface WebPage {
	/** Where the redirects led. */
	readonly url: string;
	readonly bytes: Uint8Array;
}

/** The package is CommonJS, and its types say that it is not. */
const robotsOf = robotsParser as unknown as typeof robotsParser.default;

/** The name by which robots.txt knows us. */
const ROBOT = "seawall";
const MOST_PAGE = 16 * 1024 * 1024;
/** RFC 9309 section 2.5 asks for half a mebibyte at least. */
const MOST_ROBOTS = 1024 * 1024;

/** Fetches a page. @param web - Guarded, as `openProviderWeb` makes it. */
export async function fetchPage(address: string, web: Pick<ProviderWeb, "get">): Promise<Result<WebPage, Problem>> {
	const url = webAddress(address);
	if (url === undefined) return failed("it is no address of the web", address, "Give it with https://.");
	const asked = new Map<string, Result<boolean, string>>();
	const first = await mayFetch(url, web, asked);
	if (!first.ok) return failed(first.error, address, "Capture the page by hand and name the file.");
	if (!first.value) return forbidden(address);
	const got = await web.get(url, { mostBytes: MOST_PAGE });
	if (!got.ok) return failed(got.error.message, address, "Look whether a browser opens it, and capture it by hand.");
	const { status, bytes } = got.value;
	if (status !== 200) return failed(`the server answered ${status}`, address, "Look whether a browser opens it, and capture it by hand.");
	// Whoever is led elsewhere keeps only what is allowed there.
	const then = got.value.url === url ? first : await mayFetch(got.value.url, web, asked);
	if (!then.ok) return failed(then.error, got.value.url, "Capture the page by hand and name the file.");
	return then.value ? ok({ url: got.value.url, bytes }) : forbidden(got.value.url);
}

/** What robots.txt of the host says; what cannot be reached forbids all, what is not there allows all (RFC 9309 section 2.3.1). */
async function mayFetch(
	url: string,
	web: Pick<ProviderWeb, "get">,
	asked: Map<string, Result<boolean, string>>,
): Promise<Result<boolean, string>> {
	const place = new URL("/robots.txt", url).href;
	const known = asked.get(url);
	if (known !== undefined) return known;
	const got = await web.get(place, { mostBytes: MOST_ROBOTS });
	const answer = ((): Result<boolean, string> => {
		if (!got.ok) return err(`its robots.txt could not be asked for: ${got.error.message}`);
		const { status, bytes } = got.value;
		if (status >= 400 && status < 500) return ok(true);
		if (status !== 200) return err(`its robots.txt was answered with ${status}`);
		return ok(robotsOf(place, new TextDecoder().decode(bytes)).isAllowed(url, ROBOT) !== false);
	})();
	asked.set(url, answer);
	return answer;
}

function failed(message: string, at: string, todo: string): Result<never, Problem> {
	return err({ code: "outbound/not-fetched", message: `the page was not fetched: ${message}`, at, todo });
}

function forbidden(at: string): Result<never, Problem> {
	const todo = "Capture the page by hand and name the file.";
	return err({ code: "outbound/robots-forbid", message: "robots.txt of the host does not allow this page to be fetched", at, todo });
}
