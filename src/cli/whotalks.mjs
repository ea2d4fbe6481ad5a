#!/usr/bin/env node
import("../../dist-cli/whotalks.js").catch((error) => {
  const isMissing = error.code === "ERR_MODULE_NOT_FOUND" && String(error.message).includes("whotalks.js");
  process.stderr.write(isMissing ? "whotalks is not built yet. Build it with: npm run prepare\n" : `${error.stack}\n`);
  process.exitCode = 3;
});
