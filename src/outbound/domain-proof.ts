/** Whether a mail domain belongs to an organisation: its name servers say so. Answers are strangers'. */
import { Resolver } from "node:dns/promises";

/** Looks up the TXT records of a name; none where there are none or nobody answers. */
export type LookUpTxt = (name: string) => Promise<readonly string[]>;

const PATIENCE_MS = 3000;
const MOST_RECORDS = 200;

/** By the resolver of this machine. */
export const lookUpTxt: LookUpTxt = async (name) => {
	const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 2 });
	try {
		return (await resolver.resolveTxt(name)).slice(0, MOST_RECORDS).map((parts) => parts.join(""));
	} catch {
		return [];
	}
};
