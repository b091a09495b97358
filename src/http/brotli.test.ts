/** Who gets which packing. The header's rules: RFC 9110, section 12.5.3. */
import assert from "node:assert/strict";
import test from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { brotli } from "./brotli.ts";

const TEXT = "What to do now: install the firmware named for your model. ".repeat(200);

const app = new Hono();
app.use(compress());
app.use(brotli());
app.get("/", (c) => c.html(TEXT, 200, { etag: '"a"' }));
app.get("/small", (c) => c.html("x", 200, { "content-length": "1" }));
app.get("/picture", (c) => c.body(TEXT, 200, { "content-type": "image/png" }));
app.get("/events", (c) => c.body(TEXT, 200, { "content-type": "text/event-stream" }));
app.get("/as-it-is", (c) => c.html(TEXT, 200, { "cache-control": "no-store, no-transform" }));

// path, what is asked for, what comes
for (const [path, asked, packing] of [
	["/", "gzip, deflate, br", "br"],
	["/", "gzip, deflate, BR, zstd", "br"],
	["/", "br;q=0.5, gzip;q=0.9", "gzip"],
	["/", "br;q=0, gzip", "gzip"],
	["/", "gzip", "gzip"],
	["/", "", null],
	["/small", "br", null],
	["/picture", "br", null],
	["/events", "br", null],
	["/as-it-is", "br", null],
] as const) {
	test(`${path} for "${asked}" comes ${packing === null ? "as it is" : `packed with ${packing}`}`, async () => {
		const answer = await app.request(path, { headers: { "accept-encoding": asked } });
		assert.equal(answer.headers.get("content-encoding"), packing);
		const bytes = Buffer.from(await answer.arrayBuffer());
		const text = packing === "br" ? brotliDecompressSync(bytes) : packing === "gzip" ? gunzipSync(bytes) : bytes;
		assert.equal(text.toString("utf8"), path === "/small" ? "x" : TEXT);
		if (path !== "/" || packing === null) return;
		assert.ok(bytes.length < TEXT.length / 4);
		assert.equal(answer.headers.get("etag"), 'W/"a"');
		assert.equal(answer.headers.get("vary"), "Accept-Encoding");
	});
}
