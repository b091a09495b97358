/** A certificate authority for one test run, made by openssl; nothing of it is kept. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a test server needs, and what its clients trust. */
export interface ThrowAwayAuthority {
	/** The authority's certificate, PEM, and a file with it. */
	readonly ca: string;
	readonly caFile: string;
	readonly key: string;
	readonly cert: string;
	clean(): void;
}

/** `openssl` where it is there; for `testNeeding`. */
export const openssl = found("openssl", "version");

/** `gpg` where it is there; for `testNeeding`. */
export const gpg = found("gpg", "--version");

function found(program: string, question: string): string | undefined {
	try {
		execFileSync(program, [question], { stdio: "ignore" });
		return program;
	} catch {
		return undefined;
	}
}

/** Makes an authority and a certificate for the names; `days` from now it ends, and before now where they are negative. */
export function makeAuthority(names: readonly string[], days = 2): ThrowAwayAuthority {
	const folder = mkdtempSync(join(tmpdir(), "seawall-ca-"));
	const at = (name: string): string => join(folder, name);
	const run = (...args: string[]): void => void execFileSync("openssl", args, { stdio: "pipe" });
	const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
	run("req", "-x509", ...curve, "-keyout", at("ca.key"), "-out", at("ca.pem"), "-subj", "/CN=throw-away", "-days", "2");
	run("req", ...curve, "-keyout", at("key.pem"), "-out", at("csr.pem"), "-subj", "/CN=test");
	const sans = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(",");
	writeFileSync(at("ext"), `subjectAltName=${sans}\n`);
	const ca = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"];
	run("x509", "-req", "-in", at("csr.pem"), ...ca, "-out", at("cert.pem"), "-days", String(days), "-extfile", at("ext"));
	const read = (name: string): string => readFileSync(at(name), "utf8");
	return {
		ca: read("ca.pem"),
		caFile: at("ca.pem"),
		key: read("key.pem"),
		cert: read("cert.pem"),
		clean: () => rmSync(folder, { recursive: true, force: true }),
	};
}
