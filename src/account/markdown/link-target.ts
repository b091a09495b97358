/** Where a link or a picture of a text may lead. Whoever wrote the text chose the address. */
import { webAddress } from "../../core/web-address.ts";

/** The address as it is linked; `undefined` for `javascript:`, `data:`, `//elsewhere` and all else that is no place on the web, mail or path. */
export function linkTarget(written: string): string | undefined {
	if (/^\/(?![/\\])[\w\-./~%?=&#+,:@!*()]{0,500}$/.test(written) || /^#[\w-]{1,100}$/.test(written)) return written;
	if (/^mailto:[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/.test(written)) return written;
	return webAddress(written);
}

/** The name of a picture that is kept here, as `image:` and letters, digits and hyphens. */
export function imageName(written: string): string | undefined {
	return /^image:([a-z0-9][a-z0-9-]{0,59})$/.exec(written)?.[1];
}
