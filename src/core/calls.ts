/** What programs have asked to be done once: their key, what it stood for, and what was answered. */

/** A call that must not be done twice. */
export interface OnceCall {
	/** Whose key it is; two organisations may choose the same. */
	readonly organisationId: string;
	/** As the program chose it. */
	readonly key: string;
	/** Method, address and hash of what was sent: the same key for something else is a mistake. */
	readonly request: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** An answer as it was given. */
export interface OnceAnswer {
	readonly status: number;
	readonly body: string;
}

/** What is known of a key: it is new and now taken; somebody is at it; it was answered; it stood for something else. */
export type Claim = "new" | "running" | "other" | OnceAnswer;

/** Keeps them for a day. */
export interface CallStore {
	/** Takes the key where it is free: of two at once one gets it. */
	claim(call: OnceCall): Promise<Claim>;
	/** Keeps the answer; without one the key is free again. */
	settle(call: OnceCall & { readonly answer: OnceAnswer | undefined }): Promise<void>;
}
