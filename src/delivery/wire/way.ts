/** A way to a mail server that is open for messages, whichever library goes it. */

/** Who is at the other end. */
export interface Peer {
	/** `host:port`. */
	readonly place: string;
	/** Protocol and cipher; `undefined` for a connection without. */
	readonly tls: string | undefined;
}

/** One message to one recipient. */
export interface Post {
	readonly from: string;
	readonly to: string;
	readonly needsUtf8: boolean;
	/** As composed: no line begins with a dot. */
	readonly bytes: Uint8Array;
}

/**
 * What came of one. `lost`: the connection ended before the message was written, and it can go over another. `uncertain`: it was written,
 * and no answer came.
 */
export interface Sent {
	readonly outcome: "sent" | "deferred" | "refused" | "uncertain" | "lost";
	readonly reply: string;
}

/** Where messages come from, and what is told of them. */
export interface PostSource<P extends Post> {
	/** The next one that may go now, waiting for it; `undefined`: there is none any more. */
	take(): Promise<P | undefined>;
	/** The next one, if one may go at this instant. */
	takeNow(): P | undefined;
	/** Settles when it is on record that this message is about to be written. */
	intend(post: P): Promise<void>;
	settle(post: P, sent: Sent, peer: Peer): void;
}

/** A way. */
export interface Way {
	/** Sends until there is nothing more or the connection is over; then every message taken is settled. */
	run<P extends Post>(source: PostSource<P>): Promise<void>;
	close(): void;
}
