/** What the commands about publishing and following need from the adapters. */
import type { CheckTarget } from "../advisory/provider/check/locate.ts";
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
	/** Publishes from a data directory. */
	openPublisher(dataFolder: string): Promise<Result<Publisher, Problem>>;
	openWeb(call: WebCall): Promise<Result<ProviderWeb & { close(): void }, Problem>>;
}
