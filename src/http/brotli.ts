/** Answers packed with Brotli for whoever takes it: a fifth smaller than gzip, which stays for the others. */
import { Duplex } from "node:stream";
import { constants, createBrotliCompress } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from "hono/compress";
import { parseAccept } from "hono/utils/accept";

/** Smaller than this, the wrapping costs more than it saves; the bound that gzip has. */
const LEAST_BYTES = 1024;

/** Of 0 to 11: about gzip's effort. The default of 11 is for files that are packed once. */
const QUALITY = 4;

/** Packs what can be packed; stands inside `compress`, which leaves alone what is packed already. */
export function brotli(): MiddlewareHandler {
	return async (c, next) => {
		await next();
		const { headers, status, body } = c.res;
		const length = headers.get("content-length");
		if (body === null || status === 206 || c.req.method === "HEAD") return;
		if (headers.has("content-encoding") || (length !== null && Number(length) < LEAST_BYTES)) return;
		if (!COMPRESSIBLE_CONTENT_TYPE_REGEX.test(headers.get("content-type") ?? "")) return;
		if (/\bno-transform\b/i.test(headers.get("cache-control") ?? "")) return;
		if (!prefersBrotli(c.req.header("accept-encoding"))) return;
		const packer = Duplex.toWeb(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }));
		c.res = new Response(body.pipeThrough(packer as unknown as ReadableWritablePair<Uint8Array, Uint8Array>), c.res);
		c.res.headers.delete("content-length");
		c.res.headers.set("content-encoding", "br");
		const vary = headers.get("vary");
		if (vary !== "*" && !/\baccept-encoding\b/i.test(vary ?? ""))
			c.res.headers.set("vary", vary === null ? "Accept-Encoding" : `${vary}, Accept-Encoding`);
		const tag = headers.get("etag");
		if (tag !== null && !tag.startsWith("W/")) c.res.headers.set("etag", `W/${tag}`);
	};
}

/** Whether Brotli is taken, and nothing else is asked for more. */
function prefersBrotli(header: string | undefined): boolean {
	if (header === undefined) return false;
	const asked = parseAccept(header);
	const wanted = asked.find(({ type }) => type.toLowerCase() === "br")?.q ?? 0;
	return wanted > 0 && asked.every(({ q }) => q <= wanted);
}
