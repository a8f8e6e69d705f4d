// Runs scenarios of the official conformance suite, which speaks HTTP, against a
// server on stdio: one line in, one line out. What fails is printed.
//   node conformance.mjs NODE_MODULES PROGRAM LEDGER
import { spawn } from "node:child_process"
import { createServer } from "node:http"
import { mkdtempSync, rmSync } from "node:fs"
import { createInterface } from "node:readline"
import { tmpdir } from "node:os"
import { join } from "node:path"

const [modules, program, ledger] = process.argv.slice(2)

// The scenarios that ask for nothing but what any server has. The others want
// tools and prompts of the suite's own.
const scenarios = {
  "2025-11-25": ["server-initialize", "ping", "tools-list", "resources-list", "prompts-list"],
  "2026-07-28": ["server-stateless", "tools-list", "resources-list", "prompts-list", "caching", "sep-2164-resource-not-found"],
}
// Checks of the headers of HTTP, and of tools of the suite's own.
const others = [
  "sep-2575-http-server-header-mismatch-400",
  "sep-2575-server-rejects-undeclared-capability",
  "sep-2575-missing-capability-http-400",
  "sep-2575-http-server-no-independent-requests-on-stream",
  "sep-2575-server-no-log-without-loglevel",
]

const server = spawn(program, ["mcp", "--write", "-C", ledger, "--today", "2026-11-22"], { stdio: ["pipe", "pipe", "inherit"] })
const waiting = new Map()
let count = 0
createInterface({ input: server.stdout }).on("line", (line) => {
  const answer = JSON.parse(line)
  waiting.get(answer.id)?.(answer)
  waiting.delete(answer.id)
})

// statusOf is the status that an error has on HTTP.
const statusOf = ({ error }) => ({ [-32601]: 404, [-32602]: 400, [-32022]: 400 })[error?.code] ?? 200

const bridge = createServer((request, response) => {
  let body = ""
  request.on("data", (part) => (body += part))
  request.on("end", () => {
    if (request.method !== "POST") return response.writeHead(405).end()
    const message = JSON.parse(body)
    if (message.id === undefined) {
      server.stdin.write(body + "\n")
      return response.writeHead(202).end()
    }
    const id = ++count // each client of the suite counts anew
    waiting.set(id, (answer) => {
      response.writeHead(statusOf(answer), { "content-type": "application/json" }).end(JSON.stringify({ ...answer, id: message.id }))
    })
    server.stdin.write(JSON.stringify({ ...message, id }) + "\n")
  })
})

// The suite wants fs.globSync, which node has from 22 on and no scenario calls.
const glob = `data:text/javascript,${encodeURIComponent(`
import { register } from "node:module"
const fs = 'export * from "node:fs"; export { default } from "node:fs"; export const globSync = () => []'
const hook = 'export const resolve = (name, from, next) => name === "fs" && from.parentURL?.includes("/conformance/") ? ' +
  '{ url: "data:text/javascript,' + encodeURIComponent(fs) + '", shortCircuit: true } : next(name, from)'
register("data:text/javascript," + encodeURIComponent(hook))
`)}`

function run(url, cwd, args) {
  return new Promise((resolve) => {
    const suite = join(modules, "@modelcontextprotocol/conformance/dist/index.js")
    const running = spawn(process.execPath, ["--import", glob, suite, "server", "--url", url, ...args], { cwd, env: { ...process.env, NO_COLOR: "1" } })
    let said = ""
    for (const out of [running.stdout, running.stderr]) out.on("data", (part) => (said += part))
    running.on("close", () => resolve(said.replace(/\x1b\[\d+m/g, "")))
  })
}

bridge.listen(0, "127.0.0.1", async () => {
  const url = `http://127.0.0.1:${bridge.address().port}/mcp`
  const cwd = mkdtempSync(join(tmpdir(), "conformance-"))
  for (const [revision, names] of Object.entries(scenarios))
    for (const name of names) {
      const said = await run(url, cwd, ["--scenario", name, "--spec-version", revision])
      const failed = [...said.matchAll(/\[(\S+)\s*\] (FAILURE|WARNING)/g)].map((found) => found[1]).filter((id) => !others.includes(id))
      if (failed.length > 0 || !said.includes("SUCCESS")) console.log(`not so: ${name} of ${revision}: ${failed}\n${said}`)
    }
  rmSync(cwd, { recursive: true })
  console.log("asked all")
  process.exit(0)
})
