// `npm run kill`: campaigns to 10 000 recipients, the sending process killed 200 times, against a server of our own and against Debian's
// Postfix with smtp-sink behind and beside it. A minute or two each; prints what came of it and the seed. `npm test` runs a shorter one.
import { spawnSync } from "node:child_process";
import { findPostfix } from "./postfix.mjs";
import { node, root } from "./run.mjs";

const env = { ...process.env, SEAWALL_TEST_KILLS: "all", SEAWALL_TEST_POSTFIX: findPostfix() ?? "" };
const files = ["test/delivery/kill.test.ts", "test/delivery/postfix.test.ts"];
const { status } = spawnSync(node, ["--test", "--test-concurrency=1", ...files], { cwd: root, env, stdio: "inherit" });
process.exit(status ?? 1);
