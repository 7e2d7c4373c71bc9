// The command line that walks compare the page with.
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const COMMAND = process.env.ONRECORD ?? `${ROOT}target/debug/onrecord`;
