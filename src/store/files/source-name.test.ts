/** Names of files without what rotation and packing add. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceName } from "./source-name.ts";

test("a rotated or packed log is the same log", () => {
	for (const [file, name] of [
		["/var/log/nginx/access.log", "/var/log/nginx/access.log"],
		["/var/log/nginx/access.log.1", "/var/log/nginx/access.log"],
		["/var/log/nginx/access.log.12.gz", "/var/log/nginx/access.log"],
		["/var/log/kern.log-20260101.zst", "/var/log/kern.log"],
		["/var/log/../log/eve.json", "/var/log/eve.json"],
		["/var/log/.1", "/var/log/.1"],
		["-", "-"],
	] as const)
		assert.equal(sourceName(file), name);
});
