/** What the pages for subscribers and recipients of warnings work with. Words in links are strangers' until the desk knows them. */

/** What somebody asks for on the page. */
export interface SubscriptionWish {
	readonly email: string;
	readonly name: string;
	readonly language: string;
	readonly streams: readonly string[];
	readonly floor: string;
	/** Of whoever asks; kept as a hash, as proof. */
	readonly remote: string;
}

/** What a link in a mail is about. */
export interface NamedLink {
	readonly use: "leave" | "acknowledge";
	/** Title of the warning. */
	readonly title: string;
	readonly stream: string;
	/** Affected devices of the recipient; 0 where none are known. */
	readonly devices: number;
}

/** The desk. */
export interface WarningDesk {
	/** `sent`: a mail goes to the address, if it is one that may get it; nobody learns who is a subscriber. `unavailable`: there is no mail server. */
	subscribe(wish: SubscriptionWish): Promise<"sent" | "no-address" | "unavailable">;
	/** Uses up the word of a link; false: it was used, has run out, or is none. */
	confirm(word: string): Promise<boolean>;
	/** `undefined`: not ours. */
	named(word: string): Promise<NamedLink | undefined>;
	leave(word: string): Promise<boolean>;
	acknowledge(word: string, step: string): Promise<boolean>;
}
