/** A short stable number of a text, for ids that must be the same on every run. It is no proof against tampering. */

/** 64 bits as 16 hexadecimal digits: two multiplicative hashes of 32 bits over the UTF-16 units, mixed at the end. */
export function digestOf(text: string): string {
	let a = 0x9e3779b9;
	let b = 0x85ebca6b;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		a = Math.imul(a ^ unit, 0x85ebca77);
		b = Math.imul(b ^ unit, 0xc2b2ae3d);
	}
	a = Math.imul(a ^ (a >>> 16), 0x7feb352d) ^ Math.imul(b ^ (b >>> 15), 0x846ca68b);
	b = Math.imul(b ^ (b >>> 16), 0x7feb352d) ^ Math.imul(a ^ (a >>> 15), 0x846ca68b);
	return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
