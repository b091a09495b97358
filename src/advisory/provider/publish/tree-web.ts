/** A tree that is about to be written, as the web that it will be: it is checked before anybody sees it. */
import { err, ok } from "../../../core/result.ts";
import type { ProviderWeb } from "../ports.ts";
import type { Tree } from "./build-tree.ts";

/** The web of `https://example.com`. */
export function treeWeb(origin: string, tree: Tree): ProviderWeb {
	const prefix = `${origin}/`;
	const at = (url: string): string => decodeURIComponent(url.slice(prefix.length));
	return {
		kind: "folder",
		hasToken: false,
		async get(url) {
			if (!url.startsWith(prefix)) return err({ kind: "outside", message: "the address is not part of the tree", hops: [] });
			const path = url.endsWith("/") ? `${at(url)}index.html` : at(url);
			const content = tree.get(path);
			const bytes = typeof content === "string" ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
			return ok({ url, status: content === undefined ? 404 : 200, headers: new Map(), bytes, hops: [] });
		},
		async files(url) {
			const folder = at(url);
			return [...tree.keys()].filter((path) => path.startsWith(folder)).map((path) => `${prefix}${path}`);
		},
	};
}
