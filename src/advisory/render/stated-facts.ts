/** The facts of a warning that every form has to carry alike. */

/** One line to act on. */
export interface ProductFacts {
	readonly product: string;
	readonly range: string;
	readonly fix: string;
}

/** All of them, in the words of one language. */
export interface StatedFacts {
	readonly severity: string;
	readonly products: readonly ProductFacts[];
	/** For a device that the internet reaches, then for one that it does not; none where the document names no hole. */
	readonly deadlines: readonly string[];
}
