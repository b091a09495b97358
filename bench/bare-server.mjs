// The peer of serve.mjs: the same framework answering a fixed string, in a process of its own. Prints its port.
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const app = new Hono();
app.get("/", (c) => c.text("ok"));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(port));
process.on("SIGTERM", () => server.close());
