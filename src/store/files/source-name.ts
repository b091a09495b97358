/** Under which name lines are counted that name no sensor. */
import { basename, dirname, join, resolve } from "node:path";

/** The file without what rotation and packing add to its name: `access.log.1`, `access.log-20260101.gz` are `access.log`. */
export function sourceName(file: string): string {
	if (file === "-") return file;
	const whole = resolve(file);
	const plain = basename(whole)
		.replace(/\.(?:gz|zst|zstd|bz2|xz)$/, "")
		.replace(/[.-]\d{1,14}$/, "");
	return join(dirname(whole), plain === "" ? basename(whole) : plain);
}
