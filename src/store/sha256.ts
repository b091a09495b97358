/** SHA-256 as the stores write it. */
import { createHash } from "node:crypto";

/** Lower-case hex of the bytes, or of the text's UTF-8. */
export function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}
