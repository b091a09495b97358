/** Reads the tree that `advisory publish --serve` writes into the data directory, as it lies there: a new one is served at once. */
import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { servedTarget } from "../../delivery/provider/publisher.ts";
import { readShelf } from "../../delivery/provider/shelf.ts";
import type { ProviderFile, ProviderTree } from "../../http/provider-port.ts";

/** Folders that only recipients read, and labels that each may. */
const PROTECTED = /^csaf\/(?:v2\.1\/)?(amber|amber\+strict|red)\//;
const MAY: Readonly<Record<string, readonly string[]>> = {
	AMBER: ["amber"],
	"AMBER+STRICT": ["amber", "amber+strict"],
	RED: ["amber", "amber+strict", "red"],
};

/** A path as our trees have it: nothing leads up or is hidden but what is well known. */
const PATH = /^(?:\.well-known\/(?:csaf\/)?|csaf\/)(?:[+\-\w][+\-.\w]*\/)*(?:[+\-\w][+\-.\w]*)?$/;

/** The tree of a data directory; none where data are on a database server. */
export function providerTree(dataFolder: string | undefined): ProviderTree {
	if (dataFolder === undefined) return { file: async () => undefined };
	const { open, closed } = servedTarget(dataFolder);
	return {
		async file(path, token) {
			if (!PATH.test(path)) return undefined;
			const label = PROTECTED.exec(path)?.[1];
			if (label !== undefined && !(await mayRead(dataFolder, label, token))) return "refused";
			return read(join(label === undefined ? open : closed, path.endsWith("/") ? `${path}index.html` : path), path);
		},
	};
}

async function mayRead(dataFolder: string, label: string, token: string | undefined): Promise<boolean> {
	if (token === undefined) return false;
	const hash = createHash("sha256").update(token).digest();
	const { recipients } = await readShelf(dataFolder);
	return recipients.some((one) => MAY[one.label]?.includes(label) === true && timingSafeEqual(Buffer.from(one.tokenHash, "hex"), hash));
}

async function read(file: string, path: string): Promise<ProviderFile | undefined> {
	try {
		const bytes = new Uint8Array(await readFile(file));
		return { bytes, tag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`, type: typeOf(path) };
	} catch {
		return undefined;
	}
}

function typeOf(path: string): string {
	if (path.endsWith(".json")) return "application/json";
	if (path.endsWith(".svg")) return "image/svg+xml";
	if (path.endsWith(".csv")) return "text/csv; charset=UTF-8";
	return path.endsWith("/") || path.endsWith(".html") ? "text/html; charset=UTF-8" : "text/plain; charset=UTF-8";
}
