/** What the commands about publishing and following need from the adapters. */
import type { CheckTarget } from "../advisory/provider/check/locate.ts";
import type { FollowedSources } from "../advisory/provider/follow/followed-source.ts";
import type { Digest, OpenPgp, ProviderWeb } from "../advisory/provider/ports.ts";
import type { Publisher } from "../advisory/provider/publish/ports.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** How a web is to be reached, as a command was told. */
export interface WebCall {
	/** Host names that the user named. */
	readonly trusted: readonly string[];
	readonly allowPrivate: boolean;
	/** Files with certificate authorities. */
	readonly authorities: readonly string[];
	/** `host=address` or `host=address:port`. */
	readonly resolve: readonly string[];
	readonly token: string | undefined;
}

/** Providers of documents: ours and others'. */
export interface ProviderPorts {
	readonly digest: Digest;
	openPgp(): Promise<OpenPgp>;
	isFolder(path: string): Promise<boolean>;
	openFolder(path: string): Promise<Result<{ readonly web: ProviderWeb; readonly target: CheckTarget }, Problem>>;
	/** A folder without metadata, and the address that stands for it. */
	openPlainFolder(path: string): Promise<{ readonly web: ProviderWeb; readonly address: string }>;
	fullPath(path: string): string;
	openSources(dataFolder: string): Promise<Result<FollowedSources, Problem>>;
	/** How a source is reached; `address` is what is asked. */
	openSource(
		source: string,
		call: Omit<WebCall, "trusted">,
	): Promise<Result<{ readonly address: string; readonly web: ProviderWeb; close(): void }, Problem>>;
	/** Publishes from a data directory. */
	openPublisher(dataFolder: string): Promise<Result<Publisher, Problem>>;
	/** Keeps a revision of our own in the data directory, under every origin that holds the document, so that answers, pages and search know it. */
	keepRevision(dataFolder: string, bytes: Uint8Array, trackingId: string): Promise<Result<void, Problem>>;
	openWeb(call: WebCall): Promise<Result<ProviderWeb & { close(): void }, Problem>>;
}
