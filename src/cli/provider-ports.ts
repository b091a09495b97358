/** What the commands about publishing and following need from the adapters. */
import type { CheckTarget } from "../advisory/provider/check/locate.ts";
import type { KnownDocument, TakenDocument } from "../advisory/provider/follow/poll-source.ts";
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

/** A source that is followed, as the store keeps it. */
export interface FollowedSourceEntry {
	readonly address: string;
	readonly addedAt: string;
	readonly failures: number;
	readonly lastPolledAt: string | undefined;
	readonly lastGoodAt: string | undefined;
	readonly nextAt: string | undefined;
	readonly lastProblem: string | undefined;
	readonly bytes: number;
	readonly keys: readonly string[];
	readonly known: Readonly<Record<string, KnownDocument>>;
}

/** The sources of a data directory. */
export interface FollowedSourcePort {
	list(): readonly FollowedSourceEntry[];
	save(source: FollowedSourceEntry): Promise<void>;
	remove(address: string): Promise<boolean>;
	receive(address: string, taken: readonly TakenDocument[]): Promise<Result<void, Problem>>;
	note(entry: Readonly<Record<string, unknown>>): Promise<void>;
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
	openSources(dataFolder: string): Promise<Result<FollowedSourcePort, Problem>>;
	/** Publishes from a data directory. */
	openPublisher(dataFolder: string): Promise<Result<Publisher, Problem>>;
	openWeb(call: WebCall): Promise<Result<ProviderWeb & { close(): void }, Problem>>;
}
