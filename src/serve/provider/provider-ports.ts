/** Joins what the commands about providers need: folders, the web, OpenPGP. Loaded piece by piece when a command runs. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { resolve as resolvePath } from "node:path";
import process from "node:process";
import type { ProviderPorts, WebCall } from "../../cli/provider-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** All of it; `version` is told to servers. */
export function providerPorts(version: string): ProviderPorts {
	const ports: ProviderPorts = {
		digest: (algorithm, bytes) => createHash(algorithm).update(bytes).digest("hex"),
		openPgp: async () => (await import("../../delivery/openpgp/verify.ts")).openPgp,
		isFolder: async (path) => {
			try {
				return (await stat(path)).isDirectory();
			} catch {
				return false;
			}
		},
		openFolder: async (path) => (await import("../../store/disk/provider-folder.ts")).openProviderFolder(path),
		openPlainFolder: async (path) => (await import("../../store/disk/provider-folder.ts")).openPlainFolder(path),
		fullPath: (path) => resolvePath(path),
		openSources: async (folder) => {
			const { openFollowedSources } = await import("../../store/followed/followed-sources.ts");
			const { receiveBeside } = await import("../local/beside.ts");
			return openFollowedSources(folder, (documents) => receiveBeside(folder, version, documents));
		},
		openSource: async (source, call) => (await import("../following/open-source.ts")).openSource(source, call, ports),
		openPublisher: async (dataFolder) => {
			const { openShelf } = await import("../../delivery/provider/shelf.ts");
			const { createPublisher, servedTarget } = await import("../../delivery/provider/publisher.ts");
			const shelf = await openShelf(dataFolder);
			if (!shelf.ok) return shelf;
			return ok(createPublisher(shelf.value, servedTarget(dataFolder), process.env["SEAWALL_KEY_PASSPHRASE"] || undefined, Date.now));
		},
		keepRevision: async (folder, bytes, trackingId) =>
			(await import("./keep-revision.ts")).keepRevision(folder, version, bytes, trackingId),
		openWeb: async (call) => {
			const authorities: string[] = [];
			for (const file of [...call.authorities, ...environmentAuthorities()]) {
				const read = await readAuthority(file);
				if (!read.ok) return read;
				authorities.push(read.value);
			}
			const resolve = readResolve(call.resolve);
			if (!resolve.ok) return resolve;
			const { openProviderWeb } = await import("../../outbound/provider-web.ts");
			const { trusted, allowPrivate, token } = call;
			return ok(openProviderWeb({ trusted, allowPrivate, token, authorities, resolve: resolve.value, agent: `seawall/${version}` }));
		},
	};
	return ports;
}

/** Where OpenSSL's tools look, so that one setting serves all. */
function environmentAuthorities(): readonly string[] {
	const file = process.env["SSL_CERT_FILE"] ?? "";
	return file === "" ? [] : [file];
}

async function readAuthority(file: string): Promise<Result<string, Problem>> {
	const todo = "Name a file with certificates in PEM.";
	try {
		const text = await readFile(file, "utf8");
		if (text.includes("-----BEGIN CERTIFICATE-----")) return ok(text);
		return err({ code: "outbound/bad-authority", message: "the file holds no certificate", at: file, todo });
	} catch {
		return err({ code: "outbound/bad-authority", message: "the certificate cannot be read", at: file, todo });
	}
}

function readResolve(stated: WebCall["resolve"]): Result<ReadonlyMap<string, { address: string; port: number | undefined }>, Problem> {
	const read = new Map<string, { address: string; port: number | undefined }>();
	for (const one of stated) {
		const [, host, address, port] = /^([a-z0-9.-]+)=([0-9.]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i.exec(one) ?? [];
		if (host === undefined || address === undefined)
			return err({
				code: "outbound/bad-resolve",
				message: `"${one}" is no host and address`,
				at: "--resolve",
				todo: "Write it as example.com=127.0.0.1:8443.",
			});
		read.set(host.toLowerCase(), { address: address.replace(/^\[|\]$/g, ""), port: port === undefined ? undefined : Number(port) });
	}
	return ok(read);
}
