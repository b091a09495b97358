/** What the commands about editions of the catalogue need from the adapters. */
import type { EditionHead } from "../catalog/bundle/bundle.ts";
import type { CatalogueState, InstalledCatalogues } from "../catalog/bundle/installed.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { CatalogueData } from "../catalog/catalogue-data.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { Device } from "../inventory/device.ts";

/** A bundle as read from a disk or a server, with the detached signature that lay beside it. */
export interface ReadBundleFile {
	readonly bytes: Uint8Array;
	/** `undefined`: there was none. */
	readonly signature: Uint8Array | undefined;
	/** File or address. */
	readonly from: string;
}

/** What signs a bundle. */
export interface BundleSigner {
	readonly fingerprint: string;
	/** Armoured; what those need who take the bundle. */
	readonly publicKey: string;
	/** Where a key was made for this, and until when it is good. */
	readonly made: { readonly file: string; readonly until: string } | undefined;
	/** An armoured detached signature. */
	sign(bytes: Uint8Array): Promise<string>;
}

/** The catalogue in force. */
export interface CatalogueInForce {
	readonly data: CatalogueData;
	/** Text of its files by name. */
	readonly files: ReadonlyMap<string, string>;
	readonly head: EditionHead;
}

/** Editions of the catalogue. */
export interface CataloguePorts {
	load(dataFolder: string): Promise<Result<Catalogue, readonly Problem[]>>;
	/** Folder of the documents of the catalogue in force. */
	documents(dataFolder: string): string;
	/** Version and day of the one that ships. */
	shipped(): EditionHead;
	state(dataFolder: string): Result<CatalogueState, Problem>;
	inForce(dataFolder: string): Promise<Result<CatalogueInForce, Problem>>;
	/** The files of a folder that is laid out as data/catalog. */
	files(folder: string): Promise<Result<ReadonlyMap<string, string>, Problem>>;
	open(dataFolder: string): Promise<Result<InstalledCatalogues, Problem>>;
	/** A file, or the one bundle of a folder; `undefined` where the file says of itself that it is something else. */
	read(path: string, signature: string | undefined): Promise<Result<ReadBundleFile | undefined, Problem>>;
	/** The key that was named, else the one that the data directory keeps for this, which is made when there is none. */
	signer(dataFolder: string, keyFile: string | undefined, now: number): Promise<Result<BundleSigner, Problem>>;
	/** Devices of all organisations of a data directory, as answers count them; nothing where it holds none. */
	devices(dataFolder: string): AsyncIterable<readonly Device[]>;
	/** Brings the store of the data directory, and a running server, to the edition in force; the change is in the audit afterwards. */
	settle(dataFolder: string, version: string): Promise<Result<readonly Problem[], Problem>>;
	writeBytes(path: string, bytes: Uint8Array): Promise<Result<void, Problem>>;
}
