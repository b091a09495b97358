/** Secrets that must be read again, wherever they are kept: to be sealed anew. */

/** One of them as it is kept. */
export interface KeptSecret {
	/** Of a company's client, of a webhook, of something that waits to be sent, of an authenticator. */
	readonly kind: "company" | "webhook" | "outgoing" | "authenticator";
	readonly id: string;
	/** The organisation, or for an authenticator the person. */
	readonly owner: string;
	readonly text: string;
}

/** Reads and replaces them. */
export interface SecretStore {
	all(): Promise<readonly KeptSecret[]>;
	/** Replaces those that are still as they were read; gives how many. */
	replace(change: {
		readonly changes: readonly { readonly secret: KeptSecret; readonly after: string }[];
		readonly who: string;
		readonly at: number;
	}): Promise<number>;
}
