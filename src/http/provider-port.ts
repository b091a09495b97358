/** What the server gives of our own CSAF tree. */

/** A file of the tree, with a tag that changes with its bytes. */
export interface ProviderFile {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly tag: string;
	readonly type: string;
}

/** The tree that was published to be served. */
export interface ProviderTree {
	/** A file by its path below the site, `csaf/white/index.txt`; `refused` where a token is asked for and the one given is none. */
	file(path: string, token: string | undefined): Promise<ProviderFile | "refused" | undefined>;
}
